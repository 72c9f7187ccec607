// Kept to syntax that old releases of Node understand, so that they print the sentence and not a syntax error.
const MINIMUM = [20, 19];

export function isOldNode(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1]);
}

export function requireNode() {
  if (!isOldNode(process.versions.node)) return;
  console.error(`Linli needs Node ${MINIMUM.join('.')} or newer; this is Node ${process.versions.node}.`);
  process.exit(1);
}
