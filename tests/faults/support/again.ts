// A measurement that something else on the machine has disturbed is taken once more; what is really broken fails both times.
jest.retryTimes(1, { logErrorsBeforeRetry: true })
