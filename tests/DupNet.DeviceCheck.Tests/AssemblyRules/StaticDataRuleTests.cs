using System.Linq;
using DupNet.DeviceCheck.AssemblyRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.AssemblyRules;

public sealed class StaticDataRuleTests
{
    [Theory]
    [InlineData("ulong", 7500, false)]
    [InlineData("ulong", 7501, true)]
    [InlineData("uint", 15000, false)]
    [InlineData("uint", 15001, true)]
    public void LimitsArrayInitialisersTo60000Bytes(string type, int length, bool rejected)
    {
        string values = string.Join(",", Enumerable.Range(0, length).Select(i => i % 100));
        string source = Sample.Members($"public static readonly {type}[] Table = {{ {values} }};");
        Assert.Equal(rejected, Sample.Check(new StaticDataRule(), source).Count > 0);
    }
}
