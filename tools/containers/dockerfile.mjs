import { validate } from 'dockerfile-utils';

/** What is wrong with a Dockerfile: its syntax, and what we promise of our image. */
export function dockerfileProblems(text) {
  const mistakes = validate(text, {}).map(({ range, message }) => `line ${range.start.line + 1}: ${message}`);
  return [...mistakes, ...promises.filter(({ keeps }) => !keeps(lastStage(text), text)).map(({ what }) => what)];
}

const promises = [
  { what: 'the last stage must not run as root', keeps: (stage) => /^USER (?!root\b|0\b)\S+/m.test(stage) },
  { what: 'the last stage must install without development packages', keeps: (stage) => /npm ci .*--omit=dev/.test(stage) },
  { what: 'there must be a health check that needs node only', keeps: (stage) => /^HEALTHCHECK .*CMD \["node"/m.test(stage) },
  {
    what: 'every base image must name its version',
    keeps: (_stage, text) => baseImages(text).every((image) => /:(?!latest$).+/.test(image)),
  },
  { what: 'nothing may be downloaded past npm', keeps: (_stage, text) => !/\b(curl|wget)\b|^ADD https?:/m.test(text) },
];

const lastStage = (text) => text.slice(text.lastIndexOf('\nFROM '));

function baseImages(text) {
  const stages = [...text.matchAll(/^FROM (\S+)(?: AS (\S+))?/gm)];
  const names = stages.map(([, , name]) => name);
  return stages.map(([, image]) => image).filter((image) => !names.includes(image));
}
