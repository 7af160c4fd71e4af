import { type Field, type FieldRole, isResultText } from '#engine/docx/story';

interface OpenField {
  readonly field: Field;
  /** The rule that it and the fields around it lay on text at this point. */
  rule: string | undefined;
}

/** Fields of a story that begin in one paragraph and end in a later one, the innermost last. */
export class OpenFields {
  private readonly open: OpenField[] = [];

  get isEmpty(): boolean {
    return this.open.length === 0;
  }

  /** The rule by which text at this point is left as it is, undefined where it is translated. */
  get rule(): string | undefined {
    return this.open.at(-1)?.rule;
  }

  /** Goes past a mark of a field. */
  pass(field: Field, role: FieldRole): void {
    if (role === 'begin') {
      this.open.push({ field, rule: this.rule ?? (field.separate === -1 ? undefined : 'field-code') });
      return;
    }
    const at = this.open.findLastIndex((candidate) => candidate.field === field);
    if (at === -1) return;
    if (role === 'end') {
      this.open.length = at;
      return;
    }
    const around = at === 0 ? undefined : this.open[at - 1]!.rule;
    this.open[at]!.rule =
      around ?? (isResultText(field.instruction, field.hasLetters) ? undefined : 'field-result');
  }
}
