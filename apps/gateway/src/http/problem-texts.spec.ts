import { KINDS, LANGUAGES, Texts } from '@linli/contracts';
import { HTTP_PROBLEMS, KIND_TITLES, WORDS } from './problem-texts';
import { OTHER_RULE, RULE_TEXTS } from './rule-texts';

/** Every rule that a field of libs/contracts/src/fields.ts can break, and those that libs/persistence and the gateway add. */
const RULES = [
  ...['isDefined', 'isUuid', 'isString', 'minLength', 'maxLength', 'isNotBlank', 'matches', 'isIso8601', 'isInt', 'min', 'max'],
  ...['isBoolean', 'isIn', 'isObject', 'isListOfObjects', 'nestedValidation', 'isArray', 'arrayMinSize', 'arrayMaxSize'],
  ...[
    'whitelistValidation',
    'isCursor',
    'isCursorOfOrder',
    'isColumn',
    'isKnownColumn',
    'isOneColumn',
    'isWithinColumns',
    'isMobileNumber',
    'isIdentityNumber',
    'isSocialCreditCode',
  ],
];

const placesIn = (text: string): Set<string> => new Set(text.match(/\{\w+\}/g));

describe('the texts of problems', () => {
  const catalogue: [string, Texts][] = [
    ...Object.entries(KIND_TITLES),
    ...Object.entries(RULE_TEXTS),
    ...Object.values(HTTP_PROBLEMS).flatMap(({ code, title, detail }): [string, Texts][] => [
      [`title of ${code}`, title],
      [`detail of ${code}`, detail],
    ]),
    ['any other rule', OTHER_RULE],
  ];

  it.each(catalogue)('are there in every language, with the same places: %s', (_name, texts) => {
    expect(Object.keys(texts)).toEqual([...LANGUAGES]);
    for (const language of LANGUAGES) expect(texts[language]).not.toBe('');
    expect(placesIn(texts.en)).toEqual(placesIn(texts['zh-CN']));
  });

  it('are there for every kind of error and every rule', () => {
    expect(Object.keys(KIND_TITLES)).toEqual(Object.keys(KINDS));
    expect(RULES.filter((rule) => !(rule in RULE_TEXTS))).toEqual([]);
    expect(Object.keys(WORDS.en)).toEqual(Object.keys(WORDS['zh-CN']));
  });
});
