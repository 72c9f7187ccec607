import { MISSED_TEXTS_ZH_CN } from './missed-texts.zh-cn';
import { sayMinutes } from './moments';
import { PICK_UP_TEXTS_ZH_CN } from './pick-up-texts';
import { SESSION_TEXTS_ZH_CN } from './session-texts.zh-cn';
import { Texts } from './texts';

export const TEXTS_ZH_CN: Texts = {
  'registration-confirmed': {
    title: ({ title }) => `报名成功：${title}`,
    text: ({ partySize, period, place }) => `已为 ${partySize} 人预留名额：${period}，${place}。`,
  },
  'registration-waitlisted': {
    title: ({ title }) => `已进入候补：${title}`,
    text: ({ partySize, period, place }) =>
      `名额已满，已为 ${partySize} 人登记候补：${period}，${place}。一有空位将按先后顺序递补，并及时通知您。`,
  },
  'registration-promoted': {
    title: ({ title }) => `候补成功：${title}`,
    text: ({ partySize, period, place }) =>
      `有名额空出，已为 ${partySize} 人预留：${period}，${place}。如不能前来，请及时取消报名，把名额留给其他邻居。`,
  },
  'registration-cancelled': {
    title: ({ title }) => `报名已取消：${title}`,
    text: ({ partySize }) => `您 ${partySize} 人的报名已取消，欢迎参加今后的活动。`,
  },
  'registration-rejected': {
    title: ({ title }) => `报名未通过：${title}`,
    text: ({ partySize, reason }) => `您 ${partySize} 人的报名未能通过审核。原因：${reason}。`,
  },
  'party-reduced': {
    title: ({ title }) => `报名已调整：${title}`,
    text: ({ partySize, sizeBefore }) =>
      partySize < sizeBefore
        ? `您的报名由 ${sizeBefore} 人改为 ${partySize} 人，其余不变。`
        : `您的报名仍为 ${partySize} 人，所占名额已减少，其余不变。`,
  },
  'place-passed-on': {
    title: ({ title }) => `名额已转让：${title}`,
    text: ({ partySize, period }) =>
      `持有您转让码的人已接收您 ${partySize} 人的名额（${period}）。您的报名已结束，原入场券失效。感谢您没有让座位空着。`,
  },
  'place-taken-over': {
    title: ({ title }) => `已接收名额：${title}`,
    text: ({ partySize, period, place }) =>
      `${partySize} 人的名额现已归您：${period}，${place}。请领取您自己的入场券，原入场券已失效。如不能前来，请及时取消，把名额留给其他邻居。`,
  },
  'place-offered': {
    title: ({ title }) => `有名额可递补：${title}`,
    text: ({ partySize, period, place, until }) =>
      `有名额空出，可供 ${partySize} 人参加：${period}，${place}。请在${until}前确认接受，逾期将顺延给下一位。`,
  },
  'offer-expired': {
    title: ({ title }) => `递补已过期：${title}`,
    text: ({ partySize }) => `为您 ${partySize} 人保留的名额未在期限内确认，已顺延给下一位。您可以重新报名。`,
  },
  'waiting-ended': {
    title: ({ title }) => `候补已结束：${title}`,
    text: ({ partySize }) =>
      `您候补的 ${partySize} 人名额直到开始时仍未空出，候补就此结束。感谢您的等候；如还有其他场次或活动，欢迎报名。`,
  },
  'approval-lapsed': {
    title: ({ title }) => `报名未及审核：${title}`,
    text: ({ partySize }) => `您 ${partySize} 人的报名直到开始时仍未审核，现已结束，未能保留名额。如有疑问，请联系主办方。`,
  },
  'event-rescheduled': {
    title: ({ title }) => `活动改期：${title}`,
    text: ({ period, before, place }) =>
      `活动时间改为${period}（原定${before}开始），地点：${place}。您的报名或候补仍然有效，已领取入场券的请重新领取；如不能前来，请及时取消，把名额留给其他邻居。`,
  },
  'event-relocated': {
    title: ({ title }) => `活动换地点：${title}`,
    text: ({ period, place, placeBefore }) =>
      `${period}的活动改在${place}举行（原定${placeBefore}），时间不变。您的报名或候补仍然有效；如不能前来，请及时取消，把名额留给其他邻居。`,
  },
  'event-split': {
    title: ({ title }) => `活动分场：${title}`,
    text: ({ period, place, planned, placeBefore, reason }) =>
      `活动分两场举行，您的一场在${period}，地点：${place}（原定${planned}，${placeBefore}）。原因：${reason}。您的报名或候补在新的一场仍然有效，请重新领取入场券；如不合适，可以随时取消报名。`,
  },
  'event-postponed': {
    title: ({ title }) => `活动延期：${title}`,
    text: ({ period, reason }) =>
      `原定${period}举行的活动延期，新的时间确定后将及时通知您。原因：${reason}。您的报名或候补仍然保留，也可以随时取消。`,
  },
  'event-cancelled': {
    title: ({ title }) => `活动取消：${title}`,
    text: ({ period, reason }) => `原定${period}举行的活动已取消，原因：${reason}。给您带来不便，敬请谅解。`,
  },
  ...SESSION_TEXTS_ZH_CN,
  'stops-retimed': {
    title: ({ title }) => `乘车时间调整：${title}`,
    text: ({ on, onAt, onBefore, off, offAt, offBefore }) =>
      `您的上车站“${on}”为发车后 ${onAt} 分钟（原 ${onBefore} 分钟），下车站“${off}”为发车后 ${offAt} 分钟（原 ${offBefore} 分钟）。`,
  },
  ...PICK_UP_TEXTS_ZH_CN,
  'series-event-published': {
    title: ({ title, series }) => `“${series}”上新：${title}`,
    text: ({ period, place, series }) => `活动时间：${period}，地点：${place}。您订阅了系列“${series}”，可随时退订。`,
  },
  'minimum-missed': {
    title: ({ title }) => `未达最低人数：${title}`,
    text: ({ minimum, confirmed, period }) =>
      `您${period}举行的活动最低需要 ${minimum} 人，目前已确认 ${confirmed} 人。活动不会自动取消，请决定照常举行、改期、延期或取消。`,
  },
  'event-feedback': {
    title: ({ title }) => `活动评价：${title}`,
    text: ({ until }) => `如您参加了活动，请在${until}前为它评分，也可以留下几句话。主办方看不到评价人是谁。`,
  },
  ...MISSED_TEXTS_ZH_CN,
  'event-tomorrow': {
    title: ({ title }) => `活动提醒：${title}`,
    text: ({ period, place }) => `您报名的活动将于${period}举行，地点：${place}。期待您的到来！`,
  },
  'event-in-one-hour': {
    title: ({ title }) => `即将开始：${title}`,
    text: ({ period, place }) => `活动时间：${period}，地点：${place}。请合理安排出行。`,
  },
  'shift-assigned': {
    title: ({ task }) => `班次已确认：${task}`,
    text: ({ title, period, place }) =>
      `感谢您参加“${title}”志愿服务！班次时间：${period}，地点：${place}。如不能到岗，请及时退出班次。`,
  },
  'shift-rescheduled': {
    title: ({ task }) => `班次调整：${task}`,
    text: ({ title, period, place }) =>
      `“${title}”的时间或地点有调整，您的班次为${period}，地点：${place}。如不能到岗，请及时退出班次。`,
  },
  'shift-postponed': {
    title: ({ task }) => `班次延期：${task}`,
    text: ({ title, period }) =>
      `“${title}”已延期，您原定${period}的班次随之延期，新的时间确定后将及时通知您。您可以随时退出班次。`,
  },
  'shift-cancelled': {
    title: ({ task }) => `班次取消：${task}`,
    text: ({ title, period }) => `“${title}”已取消，您原定${period}的班次也随之取消。感谢您的支持！`,
  },
  'shift-tomorrow': {
    title: ({ task }) => `班次提醒：${task}`,
    text: ({ title, period, place }) => `您在“${title}”的班次时间为${period}，地点：${place}。请准时到岗，辛苦了！`,
  },
  'hours-credited': {
    title: ({ title, minutes }) => `${minutes > 0 ? '服务时长已记入' : '服务时长已撤回'}：${title}`,
    text: ({ task, minutes }) =>
      minutes > 0
        ? `“${task}”班次的服务时长为${sayMinutes(minutes, 'zh-CN')}，已记入您的志愿服务记录。感谢您的付出！`
        : `“${task}”班次的考勤已更正，此前记入的服务时长已撤回。如有疑问，请联系活动组织者。`,
  },
  'request-received': {
    title: ({ number }) => `诉求已收到：${number}`,
    text: ({ enterprise, number }) => `已收到${enterprise}提交的诉求，编号 ${number}。`,
  },
  'request-assigned': {
    title: ({ number }) => `诉求已转办：${number}`,
    text: ({ enterprise, unit, dueAt }) => `${enterprise}的诉求已交由${unit}办理，将于${dueAt}前答复。`,
  },
  'request-assigned-to-unit': {
    title: ({ number }) => `新诉求待办：${number}`,
    text: ({ enterprise, unit, dueAt }) => `${enterprise}的诉求已交由${unit}办理，请在${dueAt}前答复。`,
  },
  'request-accepted': {
    title: ({ number }) => `诉求已受理：${number}`,
    text: ({ enterprise, unit, dueAt }) => `${unit}已受理${enterprise}的诉求，将于${dueAt}前答复。`,
  },
  'request-answered': {
    title: ({ number }) => `诉求已答复：${number}`,
    text: ({ enterprise, unit }) => `${unit}已答复${enterprise}的诉求，请查看并确认；如问题尚未解决，可以退回重办。`,
  },
  'request-closed': {
    title: ({ number }) => `诉求已办结：${number}`,
    text: ({ enterprise }) => `${enterprise}已确认答复，诉求办结。`,
  },
  'request-reopened': {
    title: ({ number }) => `诉求退回重办：${number}`,
    text: ({ enterprise, dueAt }) => `${enterprise}认为问题尚未解决，诉求已退回重办，请在${dueAt}前再次答复。`,
  },
  'request-due-soon': {
    title: ({ number }) => `诉求即将到期：${number}`,
    text: ({ enterprise, dueAt }) => `${enterprise}的诉求须在${dueAt}前答复，请尽快办理。`,
  },
  'member-invited': {
    title: ({ organisation }) => `成员邀请：${organisation}`,
    text: ({ organisation, until }) => `“${organisation}”邀请您成为成员，请在${until}前接受或拒绝。`,
  },
  'enterprise-verified': {
    title: ({ enterprise }) => `企业已通过核验：${enterprise}`,
    text: ({ enterprise }) => `“${enterprise}”已通过核验，现在可以提交诉求。`,
  },
  'enterprise-refused': {
    title: ({ enterprise }) => `企业未通过核验：${enterprise}`,
    text: ({ enterprise, why }) => `“${enterprise}”未通过核验，原因：${why}。负责人更正名称或统一社会信用代码后，将重新核验。`,
  },
};
