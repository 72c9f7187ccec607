import { MissedTexts } from './texts';

/** What is told of missed events and lock-outs. */
export const MISSED_TEXTS_ZH_CN: MissedTexts = {
  'no-show-recorded': {
    title: ({ title }) => `缺席提醒：${title}`,
    text: ({ period, counted, needed, withinDays, until }) =>
      `您报名的活动（${period}）没有签到记录，这是 ${withinDays} 天内第 ${counted} 次，满 ${needed} 次将在一段时间内不能报名本区域的活动。如您当时在场，或确有原因，可在${until}前于“缺席记录”中申诉。今后如不能前来，请在活动开始前取消报名。`,
  },
  'no-show-dropped': {
    title: ({ title }) => `不计缺席：${title}`,
    text: ({ period }) => `您在${period}的活动不再计为缺席，无需办理任何手续。`,
  },
  'no-show-appeal-accepted': {
    title: ({ title }) => `申诉通过：${title}`,
    text: ({ period, reason }) => `您在${period}的活动不再计为缺席。组织者说明：${reason}。`,
  },
  'no-show-appeal-rejected': {
    title: ({ title }) => `申诉未通过：${title}`,
    text: ({ period, reason }) => `您在${period}的活动仍计为缺席。组织者说明：${reason}。`,
  },
  'locked-out': {
    title: ({ lockedUntil }) => `${lockedUntil}前暂不能报名`,
    text: ({ title, needed, withinDays, lockedUntil, until }) =>
      `您在 ${withinDays} 天内缺席满 ${needed} 次（最近一次为“${title}”），${lockedUntil}前不能报名本区域的活动，已有的名额仍然保留。您可在“缺席记录”中逐次申诉，本次的申诉期限为${until}；申诉通过后，限制可能立即解除。`,
  },
  'lock-out-ended': {
    title: () => '已恢复报名',
    text: ({ title }) => `“${title}”不再计为缺席，您现在可以重新报名本区域的活动。`,
  },
};
