import { sql } from 'kysely';
import type { Context } from '#domain/context';
import {
  hashTerm,
  insertConcepts,
  insertTerms,
  type KeptConcept,
  keepChanges,
  listConceptsById,
  type NewConcept,
  type PlacedTerm,
  touchConcepts,
} from '#domain/glossary/concepts';
import type { EntryConcept, EntryTerm, Outcome, TermImport } from '#domain/glossary/imports';
import { languageRoot } from '#engine/glossary';
import { newId } from '#platform/database';

/** An accepted entry with what it met. */
export interface PagedEntry {
  readonly number: number;
  readonly concept: EntryConcept;
  readonly flags: readonly string[];
  /** The concept of the glossary that it is most like. */
  readonly conceptId: string | null;
  readonly signature: string;
  /** The concept that an earlier entry with the same terms went to. */
  readonly twinId: string | null;
}

interface Settled {
  readonly number: number;
  readonly outcome: Outcome;
  readonly conceptId: string;
  readonly undo: object | null;
}

/** A concept that entries of the page go to: one of the glossary, or one that they make. */
interface Draft {
  readonly id: string;
  readonly isNew: boolean;
  readonly about: {
    key: string;
    domain: string | null;
    definition: string | null;
    note: string | null;
    owner: string | null;
  };
  readonly extra: Readonly<Record<string, string>>;
  /** Whether it forbids a term, by root and hash, for all that count. */
  readonly has: Map<string, boolean>;
  readonly added: EntryTerm[];
  readonly terms: number;
  isTouched: boolean;
}

const aboutFields = ['domain', 'definition', 'note', 'owner'] as const;
const termKey = ({ language, text }: { readonly language: string; readonly text: string }): string =>
  `${languageRoot(language)} ${hashTerm(text)}`;

/** Some entries of an import on their way into the glossary, in the transaction that commits it. */
export class CommitPage {
  private readonly context: Context;
  private readonly found: TermImport;
  private readonly version: number;
  private readonly drafts = new Map<string, Draft>();
  private readonly byKey = new Map<string, { readonly id: string; readonly isOfImport: boolean }>();
  private readonly bySignature = new Map<string, string>();
  private readonly settled: Settled[] = [];
  private readonly deactivated: { conceptId: string; roots: string[]; keep: string[] }[] = [];

  constructor(context: Context, found: TermImport, version: number) {
    this.context = context;
    this.found = found;
    this.version = version;
  }

  async commit(entries: readonly PagedEntry[]): Promise<void> {
    await this.load(entries);
    for (const entry of entries) this.settled.push(this.settle(entry));
    await this.write();
  }

  private async load(entries: readonly PagedEntry[]): Promise<void> {
    const { db } = this.context;
    const keys = [...new Set(entries.map(({ concept }) => concept.key).filter((key) => key !== ''))];
    const { rows } = await sql<{ id: string; key: string; isOfImport: boolean }>`
      select id, key, import_id is not distinct from ${this.found.id}::uuid as "isOfImport" from glossary_concepts
      where glossary_id = ${this.found.glossaryId} and key = any(${keys})`.execute(db);
    for (const row of rows) this.byKey.set(row.key, row);
    const ofImport = rows.filter(({ isOfImport }) => isOfImport).map(({ id }) => id);
    const met = entries.flatMap(({ conceptId }) => (conceptId === null ? [] : [conceptId]));
    const ids = [...new Set([...ofImport, ...met])];
    for (const concept of await listConceptsById(db, this.found.glossaryId, ids))
      this.drafts.set(concept.id, draftOf(concept));
  }

  private settle(entry: PagedEntry): Settled {
    const { number, concept, flags, signature } = entry;
    const twin = entry.twinId ?? this.bySignature.get(signature);
    if (twin) return { number, outcome: 'unchanged', conceptId: twin, undo: null };
    const settled = this.place(entry, flags.includes('conflict') || flags.includes('status-conflict'));
    this.bySignature.set(signature, settled.conceptId);
    if (concept.key !== '' && settled.outcome === 'added')
      this.byKey.set(concept.key, { id: settled.conceptId, isOfImport: true });
    return settled;
  }

  private place({ number, concept, conceptId }: PagedEntry, isConflict: boolean): Settled {
    const ofKey = this.byKey.get(concept.key);
    const own = ofKey?.isOfImport ? this.drafts.get(ofKey.id) : undefined;
    const met = conceptId === null ? undefined : this.drafts.get(conceptId);
    if (own) return this.merge(number, concept, own, 'merged');
    if (!met || (isConflict && this.found.conflicts === 'both')) return this.add(number, concept);
    if (!isConflict) return this.merge(number, concept, met, 'merged');
    if (this.found.conflicts === 'keep') return { number, outcome: 'kept', conceptId: met.id, undo: null };
    this.replace(concept, met);
    return this.merge(number, concept, met, 'replaced');
  }

  private add(number: number, { terms, extra, ...about }: EntryConcept): Settled {
    const isFree = about.key !== '' && !this.byKey.has(about.key);
    const id = newId();
    const draft: Draft = {
      id,
      isNew: true,
      about: { ...about, key: isFree ? about.key : id },
      extra: isFree || about.key === '' ? extra : { ...extra, key: about.key },
      has: hasOf(terms),
      added: [...terms],
      terms: 0,
      isTouched: true,
    };
    this.drafts.set(id, draft);
    return { number, outcome: 'added', conceptId: id, undo: null };
  }

  /** Adds what the concept does not have yet; nothing that it says is changed. */
  private merge(number: number, concept: EntryConcept, draft: Draft, outcome: Outcome): Settled {
    const missing = concept.terms.filter((term) => !draft.has.has(termKey(term)));
    const filled: Record<string, string> = {};
    for (const field of aboutFields) {
      const said = concept[field];
      if (draft.about[field] !== null || said === null) continue;
      draft.about[field] = said;
      filled[field] = said;
    }
    for (const [key, isForbidden] of hasOf(missing)) draft.has.set(key, isForbidden);
    draft.added.push(...missing);
    const isChanged = missing.length > 0 || Object.keys(filled).length > 0;
    if (isChanged) draft.isTouched = true;
    const isSame = !isChanged && outcome === 'merged';
    const undo = draft.isNew || Object.keys(filled).length === 0 ? null : filled;
    return { number, outcome: isSame ? 'unchanged' : outcome, conceptId: draft.id, undo };
  }

  /** Lets the terms of the glossary rest in every language that the entry has terms of, unless the entry has them too. */
  private replace({ terms }: EntryConcept, draft: Draft): void {
    const roots = [...new Set(terms.map(({ language }) => languageRoot(language)))];
    const keep = terms.map(({ text, status }) => `${hashTerm(text)} ${status === 'forbidden'}`);
    this.deactivated.push({ conceptId: draft.id, roots, keep });
    for (const [key, isForbidden] of hasOf(terms))
      if (draft.has.get(key) !== isForbidden) draft.has.delete(key);
    draft.isTouched = true;
  }

  private async write(): Promise<void> {
    const { context, found, version } = this;
    const { db, now } = context;
    const by = found.committedBy ?? found.createdBy;
    const origin = { glossaryId: found.glossaryId, version, importId: found.id, by, now: now() };
    const all = [...this.drafts.values()];
    const fresh = all.filter(({ isNew }) => isNew);
    await insertConcepts(
      db,
      origin,
      fresh.map((draft) => this.newConcept(draft)),
    );
    const touched = all.filter(({ isNew, isTouched }) => !isNew && isTouched);
    await this.letRest();
    await insertTerms(
      db,
      origin,
      touched.flatMap((draft) => this.placed(draft)),
    );
    await this.fill(touched);
    const revisions = await touchConcepts(
      db,
      touched.map(({ id }) => id),
      { version, by, now: now() },
    );
    await keepChanges(
      context,
      found.glossaryId,
      touched.map(({ id, added }) => ({
        conceptId: id,
        revision: revisions.get(id)!,
        action: 'imported',
        after: {
          importId: found.id,
          terms: added.map(({ language, text, status }) => ({ language, text, status })),
        },
      })),
    );
    await sql`
      update glossary_import_entries e set outcome = done.outcome, concept_id = done."conceptId", undo = done.undo
      from jsonb_to_recordset(${JSON.stringify(this.settled)}::jsonb) as done (number integer, outcome text,
        "conceptId" uuid, undo jsonb)
      where e.import_id = ${found.id} and e.number = done.number`.execute(db);
  }

  private newConcept({ id, about, extra, added }: Draft): NewConcept {
    const { approval } = this.found;
    return { id, ...about, extra, terms: added.map((term) => ({ ...term, approval })) };
  }

  private placed({ id, added, terms }: Draft): PlacedTerm[] {
    const { approval } = this.found;
    return added.map((term, at) => ({ ...term, approval, conceptId: id, position: terms + at }));
  }

  private async letRest(): Promise<void> {
    await sql`
      update glossary_terms t set state = 'deactivated', replaced_by_import = ${this.found.id}
      from jsonb_to_recordset(${JSON.stringify(this.deactivated)}::jsonb) as rest ("conceptId" uuid, roots jsonb, keep jsonb)
      where t.concept_id = rest."conceptId" and t.state = 'active' and rest.roots ? t.language_root
        and not rest.keep ? (encode(t.text_hash, 'hex') || ' ' || (t.status = 'forbidden')::text)`.execute(
      this.context.db,
    );
  }

  private async fill(touched: readonly Draft[]): Promise<void> {
    const rows = touched.map(({ id, about }) => ({ id, ...about }));
    await sql`
      update glossary_concepts c set domain = coalesce(c.domain, said.domain),
        definition = coalesce(c.definition, said.definition), note = coalesce(c.note, said.note),
        owner = coalesce(c.owner, said.owner)
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said (id uuid, domain text, definition text, note text,
        owner text)
      where c.id = said.id`.execute(this.context.db);
  }
}

function draftOf({ id, key, domain, definition, note, owner, extra, terms }: KeptConcept): Draft {
  return {
    id,
    isNew: false,
    about: { key, domain, definition, note, owner },
    extra,
    has: hasOf(terms.filter(({ state }) => state === 'active')),
    added: [],
    terms: terms.length,
    isTouched: false,
  };
}

function hasOf(terms: readonly Pick<EntryTerm, 'language' | 'text' | 'status'>[]): Map<string, boolean> {
  return new Map(terms.map((term) => [termKey(term), term.status === 'forbidden']));
}
