using DupNet.Maintenance.Unrolling;
using Xunit;

namespace DupNet.Maintenance.Tests.Unrolling;

public sealed class CodeTextTests
{
    [Fact]
    public void LinesStartInTheColumnOfAHoleThatStandsAlone()
        => Assert.Equal(
            "{\n    a0;\n    a1;\n}",
            CodeText.Of($$"""
                {
                    {{CodeText.Lines(2, i => $"a{i};")}}
                }
                """));

    [Fact]
    public void LinesAfterTheFirstStartOneStepInWhereItDoesNot()
        => Assert.Equal(
            "{\n    z = a0 + a1\n        + a2;\n}",
            CodeText.Of($$"""
                {
                    z = {{CodeText.Sum(3, 2, i => $"a{i}")}};
                }
                """));

    [Fact]
    public void EmptyLinesStayEmpty()
        => Assert.Equal("  a\n\n  b", CodeText.Of($"  {"a\n\nb"}"));

    [Fact]
    public void AnIndexWithoutAnOffsetIsTheFirst()
        => Assert.Equal("at, at + 2", CodeText.Index("at", 0) + ", " + CodeText.Index("at", 2));
}
