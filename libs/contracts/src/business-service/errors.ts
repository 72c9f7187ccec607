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

/** One code is one enterprise. */
export const CreditCodeTaken = defineError('business-service.credit-code-taken', 'conflict', {
  'zh-CN': '该统一社会信用代码已登记。',
  en: 'An enterprise with this unified social credit code is registered already.',
});

export const UnitNotFound = defineError('business-service.unit-not-found', 'not-found', {
  'zh-CN': '没有找到这个单位。',
  en: 'There is no such unit.',
});

/** The unit was closed: it is not changed any more. */
export const UnitIsClosed = defineError('business-service.unit-is-closed', 'conflict', {
  'zh-CN': '该单位已撤销。',
  en: 'The unit is closed.',
});

/** Staff have not looked at it yet, or have refused it. */
export const EnterpriseNotVerified = defineError('business-service.enterprise-not-verified', 'rule-broken', {
  'zh-CN': '企业尚未通过核验，暂不能提交诉求。',
  en: 'The enterprise has to be verified before it can send requests.',
});

/** Somebody has as many enterprises that nobody has verified as one person can have. */
export const EnterpriseIsOwn = defineError('business-service.enterprise-is-own', 'rule-broken', {
  'zh-CN': '不能核验自己的企业，请由本区域的其他工作人员核验。',
  en: 'Nobody verifies an enterprise of their own: please leave it to other staff of its area.',
});

export const TooManyUnverified = defineError('business-service.too-many-unverified', 'rule-broken', {
  'zh-CN': '您有 {limit} 家企业尚待核验，请等待核验后再登记。',
  en: 'You have {limit} enterprises that are still to be verified; please wait for that first.',
});
