const fastCheck = require('../../node_modules/fast-check');

// Histories are as long as their specs allow: by itself fast-check stops at ten steps, however high `maxLength` is.
fastCheck.configureGlobal({ ...fastCheck.readConfigureGlobal(), defaultSizeToMaxWhenMaxSpecified: true });

module.exports = fastCheck;
