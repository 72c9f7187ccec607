import { trafficOf } from './traffic.mjs';

const HEAD = `# Messages

Every message that travels between the apps: what it says, who sends it, who handles it and on which queue. How messages work is
told in [architecture.md](architecture.md). Generated from the contracts, handlers and routes: \`npm run docs\`.
`;

/** docs/messages.md */
export function messagesDocument(platform) {
  const traffic = trafficOf(platform);
  const { services, sentences } = platform;
  const chapters = services.map(({ name }) =>
    chapter(
      name,
      traffic.filter(({ service }) => service === name),
      sentences,
    ),
  );
  return [HEAD, ...chapters, deadLetterChapter(services[0])].join('\n');
}

/** The same for every service: told once. */
function deadLetterChapter({ name: service, deadLetterContracts }) {
  const rows = deadLetterContracts.map(({ kind, name }) => `| \`${name.replace(service, '<service>')}\` | ${kind} |`);
  const table = `| request | kind |\n| --- | --- |\n${rows.join('\n')}\n`;
  return `## Every service: its dead letters\n\nOver HTTP at \`/dead-letters\`: [dead-letters.md](dead-letters.md).\n\n${table}`;
}

function chapter(service, lines, sentences) {
  const requests = lines.filter(({ kind }) => kind !== 'event');
  const facts = lines.filter(({ kind }) => kind === 'event');
  return `## ${service}\n${requestTable(service, requests, sentences)}${factTable(facts, sentences)}`;
}

function requestTable(service, requests, sentences) {
  if (requests.length === 0) return '';
  const rows = requests.map(
    ({ name, kind, over, publishes }) => `| \`${name}\`<br>${sentences[name]} | ${kind} | ${list(over)} | ${list(publishes)} |`,
  );
  const head = '| request | kind | over HTTP | may publish |\n| --- | --- | --- | --- |';
  return `\n### Requests\n\nFrom the gateway, on the queue \`${service}.requests\`.\n\n${head}\n${rows.join('\n')}\n`;
}

function factTable(facts, sentences) {
  if (facts.length === 0) return '';
  const rows = facts.map(({ name, service, from, to }) => {
    const publishers = from[0] === service ? `the ${service} itself` : list(from);
    return `| \`${name}\`<br>${sentences[name]} | ${publishers} | ${list(to.map(({ queue }) => queue))} |`;
  });
  const head = '| event | published by | listeners |\n| --- | --- | --- |';
  return `\n### Integration events\n\nEach listener has a durable queue of its own, of the listener's name.\n\n${head}\n${rows.join('\n')}\n`;
}

const list = (names) => (names.length > 0 ? names.map((name) => `\`${name}\``).join('<br>') : '—');
