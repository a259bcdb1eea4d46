using System.Linq;
using DupNet.DeviceCheck.AssemblyRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.AssemblyRules;

public sealed class StaticDataRuleTests
{
    [Theory]
    [InlineData("byte", 60000, false)]
    [InlineData("byte", 60001, true)]
    [InlineData("ushort", 30000, false)]
    [InlineData("ushort", 30001, true)]
    public void Limits_array_initialisers_to_60000_bytes(string type, int length, bool rejected)
    {
        string values = string.Join(",", Enumerable.Range(0, length).Select(i => i % 100));
        string source = Sample.Members($"public static readonly {type}[] Table = {{ {values} }};");
        Assert.Equal(rejected, Sample.Check(new StaticDataRule(), source).Count > 0);
    }
}
