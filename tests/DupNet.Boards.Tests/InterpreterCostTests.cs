using Xunit;

namespace DupNet.Boards.Tests;

public class InterpreterCostTests
{
    [Fact]
    public void AtHalfTheClockAnInstructionTakesTwiceAsLong() => Assert.Equal(
        new InterpreterCost(120, 0.56m, 0.94m), new InterpreterCost(240, 0.28m, 0.47m).At(120));
}
