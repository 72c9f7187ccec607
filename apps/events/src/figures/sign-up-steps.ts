import { FigureStep, MOST_STEPS, StepFigures } from '@linli/contracts/events';

const STEP_MS: Readonly<Record<FigureStep, number>> = { hour: 3_600_000, day: 86_400_000 };

/** A stretch of time in steps of one length. */
export interface Steps {
  readonly from: Date;
  readonly until: Date;
  readonly stepMs: number;
}

/** As many steps from then on as are shown. */
export function stepsFrom(from: Date, per: FigureStep): Steps {
  const stepMs = STEP_MS[per];
  return { from, until: new Date(from.getTime() + MOST_STEPS * stepMs), stepMs };
}

/** The step of that number, counted from 0. */
export const stepOf = ({ from, stepMs }: Steps, number: number, counted: Omit<StepFigures, 'from'>): StepFigures => ({
  from: new Date(from.getTime() + number * stepMs).toISOString(),
  ...counted,
});
