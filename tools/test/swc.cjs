const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const { jsc } = JSON.parse(readFileSync(join(__dirname, '../../.swcrc'), 'utf8'));
const { baseUrl: _baseUrl, paths: _paths, ...compiler } = jsc;

/** How Jest compiles our TypeScript: as the build does, but the aliases are left to Jest and specs are not excluded. */
exports.swcOptions = { swcrc: false, sourceMaps: 'inline', jsc: compiler, module: { type: 'commonjs' } };
