// "Build npm" copies this folder's files to miniprogram_npm/yidi/: this one makes require('yidi/miniprogram') work there too.
module.exports = require("./index.js");
