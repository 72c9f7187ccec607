const HEAD = `# Errors

Everything that the API can refuse, as \`application/problem+json\` (RFC 9457) with \`type: urn:linli:error:<code>\`. The text comes
in the language that \`Accept-Language\` asks for, Chinese unless English is asked for. Generated from the contracts: \`npm run docs\`.
`;

/** docs/errors.md */
export function errorsDocument({ services, sharedErrors, deadLetterErrors, kinds, httpProblems }) {
  const contracts = services.flatMap((service) => [...service.contracts, ...service.deadLetterContracts]);
  const chapters = [...services, { name: 'Dead letters', errors: deadLetterErrors }];
  const declared = chapters
    .filter(({ errors }) => errors.length > 0)
    .map(({ name, errors }) => chapter(name, errors, { contracts, kinds }));
  return [HEAD, sharedChapter(sharedErrors, kinds), httpChapter(httpProblems), ...declared].join('\n');
}

function sharedChapter(errors, kinds) {
  const rows = errors.map(({ code, kind, texts }) => `| \`${code}\` | ${kinds[kind]} | ${texts['zh-CN']} | ${texts.en} |`);
  return `## Any request\n\n| code | status | zh-CN | en |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

/** What goes wrong before any message is made of a request. */
function httpChapter(problems) {
  const rows = Object.entries(problems).map(
    ([status, { code, detail }]) => `| \`${code}\` | ${status} | ${detail['zh-CN']} | ${detail.en} |`,
  );
  return `## HTTP itself\n\n| code | status | zh-CN | en |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function chapter(title, errors, { contracts, kinds }) {
  const rows = errors.map(({ code, kind, texts }) => {
    const users = contracts.filter(({ fails }) => fails?.some((error) => error.code === code)).map(({ name }) => `\`${name}\``);
    const from = users.join('<br>') || `the ${title} itself`;
    return `| \`${code}\` | ${kinds[kind]} | ${texts['zh-CN']} | ${texts.en} | ${from} |`;
  });
  return `## ${title}\n\n| code | status | zh-CN | en | answered by |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}
