import { describe, expect, it } from 'vitest';
import { mapErrors, type SdkError } from './map-errors.ts';

const error = (id: string | null, errorType = 'Schema'): SdkError => ({
  id,
  errorType,
  description: 'words of the SDK',
  path: '/word/document.xml',
  xPath: '/w:document[1]/w:body[1]',
});

describe('errors of the Open XML SDK', () => {
  it.each([
    ['Sch_UnexpectedElementContentExpectingComplex', 'schema-element'],
    ['Sch_IncompleteContentExpectingComplex', 'schema-element'],
    ['Sch_InvalidElementContentExpectingComplex', 'schema-element'],
    ['Sch_MissRequiredAttribute', 'schema-attribute-missing'],
    ['Sch_UndeclaredAttribute', 'schema-attribute-undeclared'],
    ['Sch_AttributeValueDataTypeDetailed', 'schema-value'],
    ['Sch_AttributeUnionFailedEx', 'schema-value'],
    ['Sch_ElementValueDataTypeDetailed', 'schema-value'],
    ['Sem_UniqueAttributeValue', 'schema-duplicate'],
    ['Sem_MissingReferenceElement', 'schema-reference'],
    ['Sem_InvalidRelationshipId', 'schema-reference'],
    ['Sem_IncorrectRelationshipType', 'schema-reference'],
    ['Sem_AttributeMutualExclusive', 'schema-constraint'],
    ['Pkg_OnlyOnePartAllowed', 'schema-package'],
    ['MC_InvalidRequiresAttribute', 'schema-compatibility'],
    ['Something_New', 'schema-element'],
  ])('%s is %s', (id, code) => {
    expect(mapErrors([error(id)])).toMatchObject([
      {
        code,
        message: expect.stringContaining(`(${id}: words of the SDK)`),
        part: '/word/document.xml',
        place: '/w:document[1]/w:body[1]',
      },
    ]);
  });

  it('of an unknown id go by their type', () => {
    const types = ['Package', 'MarkupCompatibility', 'Semantic'];
    expect(types.map((type) => mapErrors([error('New', type)])[0]!.code)).toEqual([
      'schema-package',
      'schema-compatibility',
      'schema-constraint',
    ]);
  });

  it('without id say that the document cannot be read, and where they say no place have none', () => {
    const [finding] = mapErrors([{ ...error(null, 'Exception'), path: null, xPath: null }]);
    expect(finding).toMatchObject({ code: 'schema-unreadable', severity: 'error' });
    expect(finding).not.toHaveProperty('part');
    expect(finding).not.toHaveProperty('place');
  });

  it('do not list what might have stood there where that is long', () => {
    const listing = (names: string) => ({
      ...error('Sch_X'),
      description: `Not w:a. List of possible elements expected: ${names}.`,
    });
    expect(mapErrors([listing('<w:b>')])[0]!.message).toContain('expected: <w:b>.');
    expect(mapErrors([listing('<w:b>,'.repeat(60))])[0]!.message).toMatch(/\(Sch_X: Not w:a\.\)$/);
  });

  it('that come of the memory it was given are not held against the document', () => {
    const description = "Exception of type 'System.OutOfMemoryException' was thrown.";
    const [finding] = mapErrors([{ ...error(null, 'Exception'), description }]);
    expect(finding).toMatchObject({ code: 'schema-check-failed', severity: 'warning' });
  });

  it('that fill the report are known not to be all', () => {
    const codes = mapErrors(Array.from({ length: 1000 }, () => error('Pkg_X'))).map(({ code }) => code);
    expect(codes).toHaveLength(1001);
    expect(codes.at(-1)).toBe('schema-check-cut-short');
  });
});
