import type { Notice } from '#platform/web/pages';

/** A link of a navigation. */
export interface Place {
  readonly label: string;
  readonly href: string;
}

/** Where scripts and styles are served. */
export interface AssetAddresses {
  readonly styles: string;
  readonly icon: string;
  /** On every page. */
  readonly script: string;
  /** Of this page only. */
  readonly modules: readonly string[];
}

export interface ShownProject {
  readonly id: string;
  readonly name: string;
}

/** What is around a page. */
export interface Surroundings {
  readonly assets: AssetAddresses;
  readonly house: readonly Place[];
  readonly settings: readonly Place[];
  /** The project the page belongs to, with its places for daily work and those where it is set up. */
  readonly project:
    | (ShownProject & { readonly places: readonly Place[]; readonly setup: readonly Place[] })
    | undefined;
  /** Some of the projects the person may switch to. */
  readonly projects: readonly ShownProject[];
  readonly notice: Notice | undefined;
  /** Whether the notice tells a refusal whose form is not on the page. */
  readonly isRefusal?: boolean;
}
