import type { ComponentChildren } from 'preact';
import { ToneMark } from '#platform/web/components/values';
import type { Tone } from '#platform/web/pages';

export interface NoticeProps {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children?: ComponentChildren;
  /** Read out at once: for what has just happened. */
  readonly isNews?: boolean;
}

/** Something to know on this page. */
export function Notice({ tone = 'neutral', title, children, isNews }: NoticeProps) {
  const role = isNews ? (tone === 'bad' ? 'alert' : 'status') : undefined;
  return (
    <div class={`notice tone-${tone}`} {...(role && { role })}>
      <ToneMark tone={tone} />
      <div>
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
