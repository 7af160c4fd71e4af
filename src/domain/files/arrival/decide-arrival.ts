import { nearIdenticalFrom, similarFrom } from '#domain/files/content';

/** What the caller says an upload is; `auto` leaves it to the content. */
export const intents = ['auto', 'new-version', 'new-file', 'rename', 'rerun'] as const;
export type Intent = (typeof intents)[number];

/** A file that an upload may belong to, with its last version. */
export interface KnownFile {
  readonly id: string;
  readonly name: string;
  readonly externalKey: string | null;
  readonly lastVersion: { readonly id: string; readonly number: number; readonly createdAt: Date };
  /** Of its last version to the upload, 0 to 1; undefined where one of them has no text. */
  readonly similarity: number | undefined;
}

/** Everything the decision depends on. */
export interface ArrivalFacts {
  readonly name: string;
  readonly intent: Intent;
  /** The file that was named by id. */
  readonly byId?: KnownFile;
  readonly externalKey?: string;
  readonly byKey?: KnownFile;
  /** Files of the same name, oldest first. */
  readonly sameName: readonly KnownFile[];
  /** Files of other names with similar content. */
  readonly otherName: readonly KnownFile[];
  /** Versions of exactly these bytes, those to prefer first. */
  readonly identical: readonly {
    readonly versionId: string;
    readonly number: number;
    readonly fileId: string;
  }[];
}

export type Decision =
  | { readonly kind: 'new-file' }
  | {
      readonly kind: 'new-version';
      readonly fileId: string;
      readonly reason: 'id' | 'key' | 'name' | 'rename';
    }
  | { readonly kind: 'rerun'; readonly fileId: string; readonly versionId: string }
  | {
      readonly kind: 'refused';
      readonly code:
        | 'file-collision'
        | 'rename-offered'
        | 'identical-version'
        | 'upload-contradictory'
        | 'upload-target-missing'
        | 'external-key-taken';
      readonly facts: Readonly<Record<string, unknown>>;
    };

/**
 * What an upload is, in this order: a version of the file named by id, of the file with its external key, bytes that
 * are known, a version of a similar file of the same name, a renamed file, a new file. Where the content speaks against
 * the name or the name against the content it is refused with the facts, and the intent of a second upload decides.
 */
export function decideArrival(facts: ArrivalFacts): Decision {
  const named = decideNamed(facts);
  if (named) return named;
  if (facts.intent === 'new-file') return { kind: 'new-file' };
  const fits = ({ externalKey }: KnownFile) =>
    facts.externalKey === undefined || externalKey === null || externalKey === facts.externalKey;
  const sameName = facts.sameName.filter(fits);
  const otherName = facts.otherName.filter(fits);
  const known = new Set([...sameName, ...otherName].map(({ id }) => id));
  const identical = facts.identical.find(
    ({ fileId }) => facts.externalKey === undefined || known.has(fileId),
  );
  if (facts.intent === 'rerun' || (facts.intent === 'auto' && identical)) return offerRerun(facts, identical);
  const alike = mostSimilar(sameName);
  const renamed = mostSimilar(otherName.filter(({ similarity = 0 }) => similarity >= nearIdenticalFrom));
  if (facts.intent === 'rename') return renamed ? join(renamed, 'rename') : missing(facts);
  if (alike) return decideByName(facts, alike);
  if (facts.intent === 'new-version') return renamed ? join(renamed, 'rename') : missing(facts);
  return renamed ? refuse('rename-offered', renamed) : { kind: 'new-file' };
}

/** By id or by key; undefined where neither names a file. */
function decideNamed(facts: ArrivalFacts): Decision | undefined {
  const { byId, byKey, externalKey, intent } = facts;
  const file = byId ?? byKey;
  if (!file) return undefined;
  if (byId && byKey && byId.id !== byKey.id) return refuse('external-key-taken', byKey);
  if (byId && externalKey !== undefined && !byKey && byId.externalKey !== null)
    return { kind: 'refused', code: 'upload-contradictory', facts: { externalKey: byId.externalKey } };
  if (intent === 'new-file') return refuse(byId ? 'upload-contradictory' : 'external-key-taken', file);
  const identical = facts.identical.find(({ fileId }) => fileId === file.id);
  if (intent === 'rerun' || (intent === 'auto' && identical)) return offerRerun(facts, identical);
  return join(file, byId ? 'id' : 'key');
}

function decideByName({ intent }: ArrivalFacts, alike: KnownFile): Decision {
  // A version without text says nothing for or against: the name alone decides.
  const isSimilar = alike.similarity === undefined || alike.similarity >= similarFrom;
  return isSimilar || intent === 'new-version' ? join(alike, 'name') : refuse('file-collision', alike);
}

function offerRerun(facts: ArrivalFacts, identical: ArrivalFacts['identical'][number] | undefined): Decision {
  if (!identical) return missing(facts);
  const { fileId, versionId } = identical;
  return facts.intent === 'rerun'
    ? { kind: 'rerun', fileId, versionId }
    : { kind: 'refused', code: 'identical-version', facts: identical };
}

function mostSimilar(files: readonly KnownFile[]): KnownFile | undefined {
  return files.toSorted((a, b) => (b.similarity ?? similarFrom) - (a.similarity ?? similarFrom))[0];
}

function join({ id }: KnownFile, reason: 'id' | 'key' | 'name' | 'rename'): Decision {
  return { kind: 'new-version', fileId: id, reason };
}

function missing({ name, intent }: ArrivalFacts): Decision {
  return { kind: 'refused', code: 'upload-target-missing', facts: { name, intent } };
}

function refuse(code: (Decision & { kind: 'refused' })['code'], file: KnownFile): Decision {
  const { id, name, similarity, lastVersion } = file;
  return {
    kind: 'refused',
    code,
    facts: {
      fileId: id,
      name,
      similarity: similarity === undefined ? null : Math.round(similarity * 1000) / 1000,
      lastVersion: { ...lastVersion, createdAt: lastVersion.createdAt.toISOString() },
    },
  };
}
