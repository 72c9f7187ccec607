import { InvalidInput } from '@linli/contracts';
import { StepNotAllowed } from '@linli/contracts/business-service';
import { EndsBeforeStart } from '@linli/contracts/events';
import { HttpException } from '@nestjs/common';
import { renderProblem } from './render-problem';

const reader = { language: 'zh-CN', instance: '/events', correlationId: 'c1' } as const;

describe('a problem', () => {
  it('tells a broken rule of the business at its field with the error’s own text', () => {
    const error = new EndsBeforeStart({}, [{ pointer: '#/endsAt', rule: EndsBeforeStart.code }]);
    expect(renderProblem(error, reader)).toEqual({
      type: 'urn:linli:error:events.ends-before-start',
      title: '提交的内容有误',
      status: 400,
      detail: '结束时间必须晚于开始时间。',
      instance: '/events',
      correlationId: 'c1',
      errors: [{ pointer: '#/endsAt', detail: '结束时间必须晚于开始时间。' }],
    });
  });

  it('says the words of contracts as people say them', () => {
    expect(renderProblem(new StepNotAllowed({ status: 'answered' }), reader).detail).toContain('“已答复”');
  });

  it('has a sentence for a rule that it does not know', () => {
    const error = new InvalidInput({}, [{ pointer: '#/x', rule: 'somethingNew' }]);
    expect(renderProblem(error, { ...reader, language: 'en' }).errors).toEqual([{ pointer: '#/x', detail: 'It is not valid.' }]);
  });

  it.each([
    [new HttpException('secret', 418), 400],
    [new HttpException('secret', 502), 500],
    [Object.assign(new Error('secret'), { statusCode: 413 }), 413],
    [new Error('secret'), 500],
    ['secret', 500],
    [undefined, 500],
    [null, 500],
  ])('leaks nothing of what nobody declared: %s', (error, status) => {
    const problem = renderProblem(error, reader);
    expect(problem.status).toBe(status);
    expect(JSON.stringify(problem)).not.toContain('secret');
  });
});
