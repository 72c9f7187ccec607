import { languageOf } from '../dead-letters/texts.mjs';

const EN = {
  language: 'en',
  help: `npm run admin -- create --phone NUMBER --name NAME [--language zh-CN|en]

  opens the account of an administrator of everything, on the store of the platform: the embedded one in DATA_DIR/store
  (./data/store), whether it runs or not, or that of MONGODB_URI. The password is ADMIN_PASSWORD of the environment, 8 to 128
  characters; without it one is made and printed, once.

npm run admin -- reseal

  seals all that the gateway keeps sealed (accounts, invitations, exports, kept answers) with the first key of
  PERSONAL_DATA_KEYS; see docs/personal-data.md.

npm run admin -- check-audit

  looks whether the records of the audit are those that were kept; it ends with 1 where one was changed or is missing.`,
  notUnderstood: 'these arguments are not understood: {args}; see --help',
  created: 'Administrator {phone} opened. Sign in with that number at POST /sign-in.',
  password: 'Password (kept nowhere, note it now): {password}',
  resealed: '{resealed} of {looked} records sealed anew, {failed} cannot be opened',
  auditChecked: '{checked} records of the audit looked at',
  auditEnd: '{chain} ends with record {number}: {hash}',
  auditBroken: 'record {id} was changed, or one before it is missing',
  auditCut: 'the newest records about {chain}, or all of them, are missing',
  auditBeheaded: 'the oldest records about {chain} are missing although their time is not over',
  noStore: 'there is no embedded store in {folder}; start the platform once, or set DATA_DIR or MONGODB_URI',
  noKeys: 'PERSONAL_DATA_KEYS and PERSONAL_DATA_LOOKUP_KEY are wanted: those of the platform',
  waiting: 'another command is at work on the store, waiting for it …',
};

const ZH = {
  language: 'zh-CN',
  help: `npm run admin -- create --phone 手机号 --name 姓名 [--language zh-CN|en]

  在平台的数据库中开通一个全域管理员账号：DATA_DIR/store（./data/store）中的内嵌数据库（无论是否正在运行），或 MONGODB_URI
  指定的数据库。密码取自环境变量 ADMIN_PASSWORD（8 至 128 个字符）；未设置时自动生成并只显示一次。

npm run admin -- reseal

  用 PERSONAL_DATA_KEYS 的第一把密钥重新加密网关保存的全部密文（账号、邀请、导出、暂存应答），详见 docs/personal-data.md。

npm run admin -- check-audit

  检查审计记录是否与保存时一致；若有记录被改动或缺失，以 1 结束。`,
  notUnderstood: '无法识别的参数：{args}；请查看 --help',
  created: '已开通管理员 {phone}，可用该号码在 POST /sign-in 登录。',
  password: '密码（不会保存，请立即记录）：{password}',
  resealed: '已重新加密 {looked} 条记录中的 {resealed} 条，{failed} 条无法解密',
  auditChecked: '已检查 {checked} 条审计记录',
  auditEnd: '{chain} 止于第 {number} 条：{hash}',
  auditBroken: '记录 {id} 被改动，或其前一条缺失',
  auditCut: '{chain} 最新的或全部审计记录缺失',
  auditBeheaded: '{chain} 最早的审计记录缺失，但尚未到期',
  noStore: '{folder} 中没有内嵌数据库；请先启动一次平台，或设置 DATA_DIR 或 MONGODB_URI',
  noKeys: '需要设置平台所用的 PERSONAL_DATA_KEYS 和 PERSONAL_DATA_LOOKUP_KEY',
  waiting: '另一个命令正在使用数据库，等待中……',
};

export const TEXTS = { en: EN, 'zh-CN': ZH };

/** The texts in the language that is asked for, else in the terminal's. */
export const textsFor = (environment) => TEXTS[languageOf(environment)];
