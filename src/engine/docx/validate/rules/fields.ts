import type { PartView } from './part-view.ts';
import type { Report } from './report.ts';
import { storyOf } from './stories.ts';

/** Fields nest begin … separate … end (ECMA-376-1, 17.16.18) within one story; they may span paragraphs. */
export function checkFields(view: PartView, report: Report): void {
  const stories = new Map<number, { node: number; separated: boolean }[]>();
  for (const node of view.nodes('w:fldChar')) {
    const story = storyOf(view, node);
    const open = stories.get(story) ?? [];
    stories.set(story, open);
    const type = view.tree.attribute(node, 'w:fldCharType');
    if (type === 'begin') open.push({ node, separated: false });
    else if (type === 'separate') {
      const field = open.at(-1);
      if (!field || field.separated) report.at('field-separator-misplaced', view, node);
      else field.separated = true;
    } else if (type === 'end') {
      if (!open.pop()) report.at('field-unbalanced', view, node, 'an end without a begin');
    }
  }
  for (const open of stories.values()) {
    for (const { node } of open) report.at('field-unbalanced', view, node, 'a begin without an end');
  }
}
