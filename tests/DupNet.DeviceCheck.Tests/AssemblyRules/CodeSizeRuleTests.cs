using System.Linq;
using DupNet.DeviceCheck.AssemblyRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.AssemblyRules;

public sealed class CodeSizeRuleTests
{
    [Theory]
    [InlineData(255, false)]
    [InlineData(256, true)]
    public void LimitsParameters(int count, bool rejected)
    {
        string parameters = string.Join(",", Enumerable.Range(0, count).Select(i => $"int p{i}"));
        Assert.Equal(rejected, Check($"static void M({parameters}) {{ }}"));
    }

    [Theory]
    [InlineData(255, false)]
    [InlineData(256, true)]
    public void LimitsLocals(int count, bool rejected)
    {
        string locals = string.Concat(Enumerable.Range(0, count).Select(i => $"int v{i} = a; N(ref v{i});"));
        Assert.Equal(rejected, Check($"static void N(ref int a) {{ }} static void M(int a) {{ {locals} }}"));
    }

    [Theory]
    [InlineData(255, false)]
    [InlineData(256, true)]
    public void LimitsTheStack(int depth, bool rejected)
    {
        string deep = string.Concat(Enumerable.Repeat("a + (", depth - 1)) + "a" + new string(')', depth - 1);
        Assert.Equal(rejected, Check($"static int M(int a) => {deep};"));
    }

    [Theory]
    [InlineData(5900, false)]
    [InlineData(6000, true)]
    public void LimitsTheAssembly(int calls, bool rejected)
        => Assert.Equal(rejected, Check($"static int N(int a) => a; static void M() {{ {string.Concat(Enumerable.Repeat("N(123456);", calls))} }}"));

    private static bool Check(string members) => Sample.Check(new CodeSizeRule(), Sample.Members(members)).Count > 0;
}
