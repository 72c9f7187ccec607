const EN = {
  help: `npm run dead-letters -- list | show ID | replay | discard [options]

  list               letters that wait, those that failed last first (--state replayed or discarded: the others)
  show ID            one letter with its message
  replay [ID …]      sends letters once more, oldest first, each to the handler that failed and to no other
  discard [ID …]     gives letters up; they can be read for 30 days more

  --service NAME     only letters of this service; all services if not given
  --handler NAME     only those of this handler
  --contract NAME    only those of this contract, with its version
  --from, --to TIME  only those that failed last from, and before, this time (2026-11-28, 2026-11-28T14:00+08:00)
  --limit N          no more than N letters (list: 50)
  --dry-run          say what would happen and change nothing
  --all              replay or discard without any condition
  --json             print answers as JSON lines

  LINLI_URL (http://localhost:3000) is the gateway; LINLI_TOKEN, or ADMIN_PHONE and ADMIN_PASSWORD, an administrator.`,
  heads: ['id', 'handler', 'contract', 'attempts', 'failed last', 'reason'],
  none: 'No dead letters.',
  more: 'There are more; see them with a higher --limit.',
  replayed: '{service}: {letters} replayed',
  discarded: '{service}: {letters} discarded',
  wouldReplay: '{service}: {letters} would be replayed',
  wouldDiscard: '{service}: {letters} would be discarded',
  stranded: '{service}: {letters} left as they are, because the service has no such handler any more',
  headers: 'Headers',
  body: 'Body',
  fields: {
    id: 'id',
    service: 'service',
    handler: 'handler',
    contract: 'contract',
    reason: 'reason',
    attempts: 'attempts',
    firstSeen: 'first seen',
    lastSeen: 'failed last',
    state: 'state',
    settledAt: 'settled',
    tookEffectAt: 'took effect',
  },
  noAction: 'one of list, show, replay and discard is wanted; see --help',
  oneId: 'show wants the id of one letter',
  noCondition: 'this would take every letter of every service: name ids or conditions, or say --all',
  notNumber: '--limit wants a whole number from 1 on',
  notTime: '--{name} is no time: {value}',
  noService: 'there is no service {service}',
  noAccess: 'set ADMIN_PHONE and ADMIN_PASSWORD, or LINLI_TOKEN, of an administrator',
  unreachable: 'there is no gateway at {url}; set LINLI_URL',
  refused: '{status}: {detail}',
};

const ZH = {
  help: `npm run dead-letters -- list | show ID | replay | discard [选项]

  list               列出待处理的死信，最近失败的在前（--state replayed 或 discarded 查看其余）
  show ID            查看一封死信及其消息
  replay [ID …]      重新投递，最早的在前，只投给当初失败的处理器
  discard [ID …]     放弃，之后 30 天内仍可查看

  --service 名称     只看该服务的死信；不填则为全部服务
  --handler 名称     只看该处理器的死信
  --contract 名称    只看该契约（含版本）的死信
  --from、--to 时间  最近一次失败的时间范围，含起不含止（2026-11-28、2026-11-28T14:00+08:00）
  --limit N          最多 N 封（list 默认 50）
  --dry-run          只说明将发生什么，不做改动
  --all              不加任何条件地重新投递或放弃
  --json             以 JSON 行输出

  LINLI_URL（http://localhost:3000）为网关地址；LINLI_TOKEN，或 ADMIN_PHONE 与 ADMIN_PASSWORD，为管理员凭证。`,
  heads: ['编号', '处理器', '契约', '次数', '最近失败', '原因'],
  none: '没有死信。',
  more: '还有更多，请用更大的 --limit 查看。',
  replayed: '{service}：已重新投递 {letters} 封',
  discarded: '{service}：已放弃 {letters} 封',
  wouldReplay: '{service}：将重新投递 {letters} 封',
  wouldDiscard: '{service}：将放弃 {letters} 封',
  stranded: '{service}：{letters} 封保持原样，该服务已没有对应的处理器',
  headers: '消息头',
  body: '消息体',
  fields: {
    id: '编号',
    service: '服务',
    handler: '处理器',
    contract: '契约',
    reason: '原因',
    attempts: '次数',
    firstSeen: '首次处理',
    lastSeen: '最近失败',
    state: '状态',
    settledAt: '处置时间',
    tookEffectAt: '生效时间',
  },
  noAction: '请指定 list、show、replay 或 discard；详见 --help',
  oneId: 'show 需要一封死信的编号',
  noCondition: '这将涉及所有服务的全部死信：请给出编号或条件，或加上 --all',
  notNumber: '--limit 须为不小于 1 的整数',
  notTime: '--{name} 不是有效时间：{value}',
  noService: '没有名为 {service} 的服务',
  noAccess: '请设置管理员的 ADMIN_PHONE 与 ADMIN_PASSWORD，或 LINLI_TOKEN',
  unreachable: '{url} 没有网关；请设置 LINLI_URL',
  refused: '{status}：{detail}',
};

export const TEXTS = { en: EN, 'zh-CN': ZH };

/** As asked for, else as the terminal speaks. */
export const languageOf = ({ LINLI_LANGUAGE, LANG = '' }) =>
  LINLI_LANGUAGE in TEXTS ? LINLI_LANGUAGE : LANG.startsWith('zh') ? 'zh-CN' : 'en';

export const fill = (text, params) => text.replace(/\{(\w+)\}/g, (_place, name) => String(params[name]));
