import type { MarkupEvent, MarkupStart, MarkupTrouble } from '#engine/interchange/markup';
import { FindingCollector } from './finding-collector.ts';
import { type Frame, ignored } from './frame.ts';
import { emptyHeader, HeaderFrame } from './header-frame.ts';
import type { TmxAccount, TmxPart, TmxSkipReason } from './tmx-part.ts';
import type { TmxHeader, TmxUnit } from './tmx-unit.ts';
import { UnitFrame } from './unit-frame.ts';

/** Characters and, at `elementCost` each, elements and attributes that a unit or a header may hold. */
const largest = 2 ** 22;
const elementCost = 256;
const knownVersion = /^1\.[1-4]b?$/;

/** Turns the events of a TMX file, as they come, into its parts. */
export class TmxReading {
  private readonly findings = new FindingCollector();
  private readonly frames: Frame[] = [];
  private parts: TmxPart[] = [];
  private units: TmxUnit[] = [];
  private root: MarkupStart | undefined;
  /** Prefix of the root element, which all elements of TMX then have. */
  private prefix = '';
  private header: HeaderFrame | undefined;
  private headerIsTold = false;
  private hasBody = false;
  private hasFailed = false;
  private unit: UnitFrame | undefined;
  private skipReason: TmxSkipReason | undefined;
  private cost = 0;
  private seen = 0;
  private read = 0;
  private readonly skipped: Partial<Record<TmxSkipReason, number>> = {};
  private hasInvalidBytes = false;

  /** The parts that are complete with these events. */
  accept(events: readonly MarkupEvent[]): readonly TmxPart[] {
    this.parts = [];
    for (const event of events) {
      if (this.hasFailed) break;
      if (event.kind === 'start') this.start(event);
      else if (event.kind === 'text') this.text(event.text);
      else if (event.kind === 'end') this.end();
      else this.trouble(event);
    }
    this.flush();
    return this.parts;
  }

  /** The last parts, the account of all units among them. */
  finish(): readonly TmxPart[] {
    this.parts = [];
    if (this.unit) this.closeUnit(this.unit, this.skipReason ?? 'tmx-unit-unfinished');
    else if (this.root && !this.hasBody && !this.hasFailed) this.findings.report('tmx-no-body', this.root);
    if (this.root) this.tellHeader(this.header?.finish() ?? emptyHeader(this.root));
    this.flush();
    this.parts.push({ kind: 'account', account: this.account() });
    return this.parts;
  }

  /** Whether nothing more is to be read. */
  get isOver(): boolean {
    return this.hasFailed;
  }

  private start(tag: MarkupStart): void {
    const { prefix, frames } = this;
    this.spend((1 + tag.attributes.size) * elementCost);
    const name = prefix !== '' && tag.name.startsWith(prefix) ? tag.name.slice(prefix.length) : tag.name;
    const parent = frames.at(-1);
    frames.push(parent ? parent.start(tag, name) : this.startRoot(tag));
  }

  private text(text: string): void {
    this.spend(text.length);
    if (this.hasInvalidBytes && text.includes('\uFFFD')) this.spoil('tmx-unit-bytes');
    this.frames.at(-1)?.text(text);
  }

  private end(): void {
    this.frames.pop()!.end();
  }

  private startRoot(tag: MarkupStart): Frame {
    const local = tag.name.slice(tag.name.indexOf(':') + 1);
    if (local !== 'tmx') {
      this.findings.report('tmx-not-tmx', tag, `its root is ${tag.name}`);
      this.hasFailed = true;
      return ignored;
    }
    this.root = tag;
    this.prefix = tag.name.slice(0, -local.length);
    const version = tag.attributes.get('version') ?? '';
    if (!knownVersion.test(version.trim())) this.findings.report('tmx-version', tag, version);
    return { start: (child, name) => this.startPart(child, name), text: () => {}, end: () => {} };
  }

  private startPart(tag: MarkupStart, name: string): Frame {
    if (name === 'header' && !this.headerIsTold) return this.startHeader(tag);
    if (name === 'body') return this.startBody(tag);
    this.findings.report('tmx-element-unknown', tag, name);
    return ignored;
  }

  private startHeader(tag: MarkupStart): Frame {
    this.cost = 0;
    const frame = new HeaderFrame(this.root!, tag, this.findings, (header) => {
      this.header = undefined;
      this.tellHeader(header);
    });
    this.header = frame;
    return frame;
  }

  private startBody(tag: MarkupStart): Frame {
    this.hasBody = true;
    if (!this.headerIsTold) {
      this.findings.report('tmx-no-header', tag);
      this.tellHeader(emptyHeader(this.root!));
    }
    return { start: (child, name) => this.startUnit(child, name), text: () => {}, end: () => {} };
  }

  private startUnit(tag: MarkupStart, name: string): Frame {
    if (name !== 'tu') {
      this.findings.report('tmx-element-unknown', tag, name);
      return ignored;
    }
    this.seen++;
    this.cost = 0;
    this.skipReason = undefined;
    this.unit = new UnitFrame(tag, this.findings, (unit) => this.closeUnit(unit, this.skipReason));
    return this.unit;
  }

  private closeUnit(frame: UnitFrame, reason: TmxSkipReason | undefined): void {
    this.unit = undefined;
    const unit = reason === undefined ? frame.finish() : undefined;
    if (unit) {
      this.read++;
      this.units.push(unit);
      return;
    }
    const why = reason ?? 'tmx-unit-without-variant';
    const id = frame.tag.attributes.get('tuid');
    this.skipped[why] = (this.skipped[why] ?? 0) + 1;
    this.findings.report(why, frame.tag, id === undefined ? undefined : `tuid ${id}`);
  }

  private tellHeader(header: TmxHeader): void {
    if (this.headerIsTold) return;
    this.headerIsTold = true;
    this.parts.push({ kind: 'header', header });
  }

  private trouble({ code, finding, isFatal }: MarkupTrouble): void {
    this.findings.add(finding);
    if (code === 'markup-encoding') this.hasInvalidBytes = true;
    if (code === 'markup-encoding') this.spoil('tmx-unit-bytes');
    if (code === 'markup-character') this.spoil('tmx-unit-character');
    if (code === 'markup-entity') this.spoil('tmx-unit-entity');
    if (isFatal) this.hasFailed = true;
  }

  /** The unit that is open, if any, will be left out. */
  private spoil(reason: TmxSkipReason): void {
    if (this.unit) this.skipReason ??= reason;
  }

  private spend(cost: number): void {
    if (this.unit === undefined && this.header === undefined) return;
    this.cost += cost;
    if (this.cost <= largest) return;
    this.cost = Number.NEGATIVE_INFINITY;
    this.dropContent();
  }

  /** Lets go of what a unit or header that is too large holds; what is still to come of it is passed over. */
  private dropContent(): void {
    const place = this.unit ? 3 : 2;
    const dropped = this.frames[place - 1];
    this.frames.fill(ignored, place);
    if (this.unit) {
      const { unit } = this;
      this.spoil('tmx-too-large');
      this.unit = new UnitFrame(unit.tag, this.findings, () => {});
      this.frames[place - 1] = {
        start: () => ignored,
        text: () => {},
        end: () => this.closeUnit(unit, this.skipReason),
      };
    } else if (dropped && this.root) {
      this.findings.report('tmx-too-large', this.root, 'header');
      this.header = undefined;
      this.frames[place - 1] = ignored;
    }
  }

  /** Findings come before the units that are behind them. */
  private flush(): void {
    const findings = this.findings.take();
    if (findings.length > 0) this.parts.push({ kind: 'findings', findings });
    if (this.units.length === 0) return;
    this.parts.push({ kind: 'units', units: this.units });
    this.units = [];
  }

  private account(): TmxAccount {
    return {
      units: this.seen,
      read: this.read,
      skipped: this.skipped,
      findings: Object.fromEntries(this.findings.counts),
      isComplete: !this.hasFailed,
    };
  }
}
