// Answers nothing, like a process that a document holds up.
process.once('disconnect', () => process.exit())
process.on('message', () => undefined)
