import type { HTMLAttributes } from 'preact';

type ElementAttributes = HTMLAttributes<HTMLElement>;

/** Elements of assets/elements; without script they are boxes that show their content. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      /** Opens the dialog in it where the link in it is followed. */
      'verso-dialog': ElementAttributes;
      /** Closes the menu in it on Escape and outside clicks. */
      'verso-menu': ElementAttributes;
      /** Replaces its content with what the address sends. */
      'verso-live': ElementAttributes & { readonly src: string };
      /** Takes dropped files and folders into the field in it; `data-folder` names its button for folders. */
      'verso-drop': ElementAttributes & { readonly 'data-folder': string };
      /** Keeps what is written in its text field at `data-action`, and shows who else is there; `data-unkept` where it begins with what is not kept. */
      'verso-draft': ElementAttributes & {
        readonly 'data-action': string;
        readonly 'data-saved': string;
        readonly 'data-unkept': string | undefined;
      };
      /** Writes the text field in it with codes as chips, made of the examples in `[data-missing]`. */
      'verso-target': ElementAttributes;
      /** Loads the part of a document that `data-window` sends once the details in it are open, and remembers that they are. */
      'verso-document': ElementAttributes & { readonly 'data-window': string };
      /** Puts the browser's time zone into the field in it that has no value. */
      'verso-zone': ElementAttributes;
    }
  }
}
