import { defineError } from '../declared-error';

export const RequestNotFound = defineError('business-service.request-not-found', 'not-found', {
  'zh-CN': '没有找到这条诉求。',
  en: 'There is no such request.',
});

export const NoUnitResponsible = defineError('business-service.no-unit-responsible', 'rule-broken', {
  'zh-CN': '该区域暂无承办此类诉求的单位。',
  en: 'No unit of this area handles this kind of request yet.',
});

export const EnterpriseNotFound = defineError('business-service.enterprise-not-found', 'not-found', {
  'zh-CN': '没有找到这家企业。',
  en: 'There is no such enterprise.',
});

export const StepNotAllowed = defineError('business-service.step-not-allowed', 'conflict', {
  'zh-CN': '诉求目前为“{status}”状态，不能进行此操作。',
  en: 'The request is {status}; this step is not possible now.',
});
