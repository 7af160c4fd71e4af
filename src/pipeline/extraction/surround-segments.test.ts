import { describe, expect, it } from 'vitest';
import { textWithoutCodes } from '#engine/inline';
import type { Segment } from './segment.ts';
import { surroundSegments } from './surround-segments.ts';

const segment = (text: string, style?: string, part = '/word/document.xml'): Segment => ({
  id: text,
  blockId: text,
  part,
  place: '',
  context: { role: 'body', ...(style && { style }) },
  source: textWithoutCodes(text),
  originalIds: [],
});

describe('surroundSegments', () => {
  const { segments, title } = surroundSegments([
    segment('Introduction'),
    segment('Lease', 'Title'),
    segment('1 Parties', 'heading 1'),
    segment('The tenant.'),
    segment('The landlord.'),
    segment('2 Rent', 'heading 1'),
    segment('Page', undefined, '/word/footer1.xml'),
  ]);

  it('knows the heading above, the neighbours in the part and the title', () => {
    expect(segments.map(({ heading, previous, next }) => [heading, previous, next])).toEqual([
      [undefined, '', 'Lease'],
      [undefined, 'Introduction', '1 Parties'],
      ['Lease', 'Lease', 'The tenant.'],
      ['1 Parties', '1 Parties', 'The landlord.'],
      ['1 Parties', 'The tenant.', '2 Rent'],
      ['1 Parties', 'The landlord.', ''],
      [undefined, '', ''],
    ]);
    expect(title).toBe('Lease');
  });

  it('takes the first heading for a title where there is none', () => {
    expect(surroundSegments([segment('One', 'Heading 1'), segment('Two', 'heading 1')]).title).toBe('One');
    expect(surroundSegments([segment('One')]).title).toBeUndefined();
  });
});
