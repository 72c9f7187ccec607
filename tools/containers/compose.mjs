const PUBLISHED = ['gateway'];
/** Read by Node itself. */
const OF_NODE = ['NODE_OPTIONS'];

/** What is wrong with a parsed compose file, given the apps and the source that reads each one's environment. */
export function composeProblems({ services = {} }, apps) {
  return [
    ...apps.flatMap(({ name, source }) =>
      services[name] ? appProblems(name, services[name], source) : [`app ${name} is missing`],
    ),
    ...Object.entries(services).flatMap(([name, service]) => serviceProblems(name, service, services)),
    ...unknownApps(services, apps),
  ];
}

function appProblems(name, { environment = {}, command }, source) {
  const main = `dist/apps/${name}/src/main.js`;
  const unread = Object.keys(environment).filter(
    (variable) => !OF_NODE.includes(variable) && !new RegExp(`\\b${variable}\\b`).test(source),
  );
  return [
    ...(command?.at(-1) === main ? [] : [`${name} does not run ${main}`]),
    ...unread.map((variable) => `${name}: nothing reads ${variable}`),
  ];
}

function serviceProblems(name, { healthcheck, ports = [], depends_on: dependsOn = {} }, services) {
  const unhealthy = Object.entries(dependsOn).filter(([, { condition }]) => condition !== 'service_healthy');
  return [
    ...(healthcheck?.test ? [] : [`${name} has no health check`]),
    ...(ports.length > 0 && !PUBLISHED.includes(name) ? [`${name} is published; only ${PUBLISHED} may be`] : []),
    ...unhealthy.map(([other]) => `${name} does not wait until ${other} is healthy`),
    ...Object.keys(dependsOn)
      .filter((other) => !services[other])
      .map((other) => `${name} depends on ${other}, which is missing`),
  ];
}

const unknownApps = (services, apps) =>
  Object.entries(services)
    .filter(([name, { build }]) => build && !apps.some((app) => app.name === name))
    .map(([name]) => `${name} is built, but there is no app of that name`);
