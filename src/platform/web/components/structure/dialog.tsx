import type { ComponentChildren } from 'preact';
import { kitMessages, useSay } from '#platform/web/components/view';

export interface DialogProps {
  /** Unique in the page. */
  readonly id: string;
  /** On the button that opens it. */
  readonly label: string;
  /** A page with the same question, for browsers without script. */
  readonly href: string;
  readonly title: string;
  readonly kind?: 'primary' | 'secondary' | 'quiet' | 'danger';
  /** Usually a form. */
  readonly children: ComponentChildren;
}

/** A question in a window of its own; without script, a page. What cannot be taken back is not what Enter answers. */
export function Dialog({ id, label, href, title, kind = 'secondary', children }: DialogProps) {
  const say = useSay(kitMessages);
  return (
    <verso-dialog>
      <a class={`button ${kind}`} href={href}>
        {label}
      </a>
      <dialog id={id} aria-labelledby={`${id}-title`}>
        <h2 id={`${id}-title`}>{title}</h2>
        {children}
        <form method="dialog" class="dialog-close">
          <button class="button quiet" type="submit" autofocus={kind === 'danger'}>
            {kind === 'danger' ? say.leave : say.cancel}
          </button>
        </form>
      </dialog>
    </verso-dialog>
  );
}
