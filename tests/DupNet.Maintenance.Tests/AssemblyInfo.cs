using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// A count is one tally for the whole process.
[assembly: Parallelization(Mode = ParallelMode.None)]
