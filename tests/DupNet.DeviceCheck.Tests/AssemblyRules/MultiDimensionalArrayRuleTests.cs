using DupNet.DeviceCheck.AssemblyRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.AssemblyRules;

public sealed class MultiDimensionalArrayRuleTests
{
    [Theory]
    [InlineData("public int[,] Field;")]
    [InlineData("public void Method(byte[,,] parameter) { }")]
    [InlineData("public object Method() => new int[2, 3];")]
    [InlineData("public int Method(int[][,] rows) => rows[0][1, 2];")]
    public void RejectsMoreThanOneDimension(string members)
        => Assert.NotEmpty(Sample.Check(new MultiDimensionalArrayRule(), Sample.Members(members)));

    [Fact]
    public void AcceptsJaggedArrays()
        => Assert.Empty(Sample.Check(
            new MultiDimensionalArrayRule(),
            Sample.Members("public int[][] Rows = { new int[2], new int[3] }; public int Get() => Rows[1][2];")));
}
