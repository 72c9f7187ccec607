const { createHash } = require('node:crypto');
const swc = require('@swc/core');

const LOOKS_LIKE_ESM = /^\s*(?:import\s*[\w*{'"]|import\(|export\s*[\w*{])|import\.meta/m;

/** Jest transformer for JavaScript: real ES modules are compiled to CommonJS, CommonJS is left untouched. */
module.exports = {
  process(code, filename) {
    if (!filename.endsWith('.mjs') && !LOOKS_LIKE_ESM.test(code)) return { code };
    const compiled = swc.transformSync(code, {
      filename,
      swcrc: false,
      sourceMaps: 'inline',
      jsc: { target: 'es2023', parser: { syntax: 'ecmascript' } },
      module: { type: 'commonjs', ignoreDynamic: false },
    });
    return { code: compiled.code };
  },
  getCacheKey: (code, filename) => createHash('sha1').update(code).update(filename).update('1').digest('hex'),
};
