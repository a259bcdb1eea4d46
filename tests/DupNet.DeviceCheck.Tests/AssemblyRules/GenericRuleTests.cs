using DupNet.DeviceCheck.AssemblyRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.AssemblyRules;

public sealed class GenericRuleTests
{
    [Theory]
    [InlineData("public class Pair<T> { public T First; }")]
    [InlineData("public static T Same<T>(T value) => value;")]
    [InlineData("public delegate T Make<T>(); public Make<int> Maker;")]
    [InlineData("class Box<T> { } void Use() { object box = new Box<string>(); box.ToString(); }")]
    public void RejectsOwnGenerics(string members)
        => Assert.NotEmpty(Sample.Check(new GenericRule(), Sample.Members(members)));

    [Theory]
    [InlineData("public class Pair { public object First; }")]
    [InlineData("public delegate int Make(); public Make Maker = () => 3;")]
    [InlineData("public static int[][] Rows = { new[] { 1 }, new[] { 2 } };")]
    public void AcceptsPlainTypes(string members)
        => Assert.Empty(Sample.Check(new GenericRule(), Sample.Members(members)));
}
