import { languageOf } from '../dead-letters/texts.mjs';

const EN = {
  backupHelp: `npm run backup -- FILE

  writes everything that the embedded store in DATA_DIR/store (./data/store) holds into one new file, as it is at one moment.
  The platform may run. An existing file is never overwritten.`,
  restoreHelp: `npm run restore -- FILE [options]

  makes the backup FILE the data of the embedded store in DATA_DIR/store (./data/store). The platform must be stopped.

  --replace   even if there is data: it is kept beside, as store.before-restore-TIME
  --check     only verify the file; nothing is changed, and the platform may run`,
  migrateHelp: `npm run migrate-store -- --to URI | --from URI [options]

  --to URI      copies everything from the embedded store in DATA_DIR/store (./data/store) to a MongoDB
  --from URI    copies everything from a MongoDB into the embedded store
  --only NAMES  only these databases, divided by commas
  --replace     even if there is data: these databases are dropped at the target first;
                an embedded store is kept beside, as store.before-restore-TIME

  Then both sides are read and compared; the exit code is 1 if anything differs. The platform must be stopped.`,
  notUnderstood: 'these arguments are not understood: {args}; see --help',
  oneFile: 'the name of one file is wanted; see --help',
  oneDirection: 'either --to URI or --from URI is wanted; see --help',
  emptyOnly: '--only wants the names of databases, divided by commas',
  notUri: 'this is no address of a MongoDB: {reason}',
  fileExists: '{file} exists already; a backup never overwrites a file',
  noFolder: 'there is no folder {folder}',
  noFile: 'there is no file {file}',
  noStore: 'there is no embedded store in {folder}; set DATA_DIR',
  waiting: 'another backup, restore or migration is at work here, waiting for it …',
  running: 'the platform runs on {folder}; stop it first',
  folderHasData: '{folder} has data already; --replace keeps it beside and takes its place',
  storeTooOld: 'the running store is of an older version and cannot do this; restart the platform, or stop it',
  backedUp: 'Backed up {documents} documents in {collections} collections ({megabytes} MB): {file}',
  notBackup: '{file} is not a backup of the embedded store',
  emptyBackup: '{file} holds no collections of this platform',
  newerBackup: '{file} was written by a newer version of Linli; restore it with that version',
  damaged: '{file} cannot be restored: {reason}',
  checked: 'The backup is sound: {documents} documents in {collections} collections in {file}',
  restored: 'Restored {documents} documents in {collections} collections from {file}',
  keptAside: 'What was there before is kept in {aside}',
  unreachable: 'there is no MongoDB to be reached at {host}: {reason}',
  noDatabase: 'there is no database {database} to copy',
  nothingThere: 'there is nothing to copy',
  targetHasDocuments: 'the target has documents in the database {database} already; --replace drops it first',
  indexesRefused: 'the target refuses the indexes of {collection}: {reason}',
  progress: '{collection}: {documents} of {total} documents …',
  heads: ['collection', 'documents', 'checksum', 'equal'],
  yes: 'yes',
  no: 'NO',
  allEqual: 'Both sides are equal.',
  differ: 'Collections that differ: {differ}. Do not use the copy.',
};

const ZH = {
  backupHelp: `npm run backup -- 文件

  把 DATA_DIR/store（默认 ./data/store）中内嵌存储在某一时刻的全部内容写入一个新文件。
  平台可以继续运行。绝不覆盖已有文件。`,
  restoreHelp: `npm run restore -- 文件 [选项]

  以备份文件作为 DATA_DIR/store（默认 ./data/store）中内嵌存储的数据。须先停止平台。

  --replace   已有数据时也恢复：原数据保留在旁边的 store.before-restore-时间
  --check     只核验文件，不做任何改动，平台可以继续运行`,
  migrateHelp: `npm run migrate-store -- --to URI | --from URI [选项]

  --to URI      把 DATA_DIR/store（默认 ./data/store）中内嵌存储的全部内容复制到 MongoDB
  --from URI    把 MongoDB 的全部内容复制到内嵌存储
  --only 名称   只复制这些数据库，以逗号分隔
  --replace     已有数据时也复制：先在目标处删除这些数据库；
                内嵌存储的原数据则保留在旁边的 store.before-restore-时间

  复制后读取两边并比对，如有不同，退出码为 1。须先停止平台。`,
  notUnderstood: '无法理解这些参数：{args}；详见 --help',
  oneFile: '请给出一个文件名；详见 --help',
  oneDirection: '请给出 --to URI 或 --from URI 其中之一；详见 --help',
  emptyOnly: '--only 须为以逗号分隔的数据库名称',
  notUri: '这不是 MongoDB 的地址：{reason}',
  fileExists: '{file} 已经存在；备份绝不覆盖文件',
  noFolder: '没有目录 {folder}',
  noFile: '没有文件 {file}',
  noStore: '{folder} 中没有内嵌存储；请设置 DATA_DIR',
  waiting: '另一个备份、恢复或迁移正在进行，等待中……',
  running: '平台正在使用 {folder}；请先停止平台',
  folderHasData: '{folder} 中已有数据；加上 --replace 可将其保留在旁边并替换',
  storeTooOld: '正在运行的存储版本较旧，无法执行；请重启或停止平台',
  backedUp: '已备份 {collections} 个集合中的 {documents} 份文档（{megabytes} MB）：{file}',
  notBackup: '{file} 不是内嵌存储的备份',
  emptyBackup: '{file} 中没有本平台的集合',
  newerBackup: '{file} 由更新版本的邻里写入；请用该版本恢复',
  damaged: '{file} 无法恢复：{reason}',
  checked: '备份完好：{file} 中有 {collections} 个集合、{documents} 份文档',
  restored: '已从 {file} 恢复 {collections} 个集合中的 {documents} 份文档',
  keptAside: '原有数据保留在 {aside}',
  unreachable: '无法连接 {host} 的 MongoDB：{reason}',
  noDatabase: '没有可复制的数据库 {database}',
  nothingThere: '没有可复制的内容',
  targetHasDocuments: '目标的数据库 {database} 中已有文档；加上 --replace 可先将其删除',
  indexesRefused: '目标拒绝 {collection} 的索引：{reason}',
  progress: '{collection}：{documents} / {total} 份文档……',
  heads: ['集合', '文档数', '校验和', '一致'],
  yes: '是',
  no: '否',
  allEqual: '两边一致。',
  differ: '不一致的集合：{differ} 个。请勿使用这份副本。',
};

export const TEXTS = { en: EN, 'zh-CN': ZH };

/** The texts in the language that is asked for, else in the terminal's. */
export const textsFor = (environment) => TEXTS[languageOf(environment)];
