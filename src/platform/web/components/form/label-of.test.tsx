import { expect, test } from 'vitest';
import { labelOf } from './label-of.ts';
import { TextField } from './text-fields.tsx';

function Own() {
  return <TextField name="hidden" label="In a component of its own" maxLength={9} />;
}

const fields = (
  <>
    <p>Some words</p>
    {[<TextField key="a" name="name" label="Name" maxLength={9} />]}
    <div>
      {false}
      <TextField name="reason" label="Reason" maxLength={9} />
      <input name="bare" />
    </div>
    <Own />
  </>
);

test('the label of a field is found wherever among elements it stands', () => {
  expect(labelOf(fields, 'name')).toBe('Name');
  expect(labelOf(fields, 'reason')).toBe('Reason');
});

test('there is none where a field has none, is unknown, or is made by a component', () => {
  for (const name of ['bare', 'other', 'hidden']) expect(labelOf(fields, name)).toBe(undefined);
});
