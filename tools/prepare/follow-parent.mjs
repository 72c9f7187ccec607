const LOOK_EVERY = 500;

/**
 * npm starts us through a shell that dies of a SIGTERM without passing it on, which would leave us running, with the port taken,
 * after `kill` or `timeout` on npm. So the end of that shell counts as the signal.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY);
  timer.unref();
}
