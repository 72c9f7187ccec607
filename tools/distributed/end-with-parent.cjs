// Loaded into each app before its own code: when the supervisor dies, even by kill -9, the app shuts down as if told to.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
