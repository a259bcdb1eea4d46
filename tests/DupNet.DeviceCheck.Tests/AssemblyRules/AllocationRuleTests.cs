using System.Linq;
using DupNet.DeviceCheck.AssemblyRules;
using Xunit;

namespace DupNet.DeviceCheck.Tests.AssemblyRules;

public sealed class AllocationRuleTests
{
    private const string Types = """
        public struct Point { public int X; public int Y; public Point(int x) { X = x; Y = 0; } }
        public enum Kind { A, B }
        public delegate int Work(int a);
        public interface ISource { int Read(); }
        public class Quiet : ISource { public int Read() => 1; }
        public class Base { public virtual int Read() => 1; }
        public int[] Numbers = new int[8];
        public Point[] Points = new Point[2];
        public Kind Mode;
        public object Sink;

        """;

    private readonly AllocationRule _rule = new(["Device.Code.Run"]);

    [Theory]
    [InlineData("public int Run() => new int[3].Length;")]
    [InlineData("public void Run() => Sink = new object();")]
    [InlineData("public void Run() => Sink = 3;")]
    [InlineData("public void Run() => Sink = Mode;")]
    [InlineData("public string Run(int a) => \"a\" + a.ToString();")]
    [InlineData("public string Run(string a, string b) => a + b;")]
    [InlineData("public int Run(int a) { Work work = b => a + b; return work(3); }")]
    [InlineData("public int Sum(params int[] all) => all.Length; public int Run() => Sum(1, 2);")]
    [InlineData("public int Run(int[] a) => ((int[])a.Clone()).Length;")]
    [InlineData("public int Run(System.Collections.IList all) { int n = 0; foreach (object o in all) { n++; } Sink = all.ToString(); return n; }")]
    [InlineData("public byte[] Run(int a) => BitConverter.GetBytes(a);")]
    [InlineData("public string Run(Kind kind) => kind.ToString();")]
    public void RejectsAllocation(string members) => Assert.NotEmpty(Check(members));

    [Theory]
    [InlineData("public int Run() { Point p = new Point(3); return p.X + p.Y; }")]
    [InlineData("public int Take(Point p) => p.X; public int Run() => Take(Points[0]);")]
    [InlineData("public Point Run() => Points[0];")]
    public void RejectsStructsWhichNanoCLRKeepsOnTheHeap(string members) => Assert.NotEmpty(Check(members));

    [Theory]
    [InlineData("public int Run() => Deep(); int Deep() => Deeper(); int Deeper() => new byte[1].Length;")]
    [InlineData("class Loud : ISource { public int Read() => new byte[1].Length; } public int Run(ISource source) => source.Read();")]
    [InlineData("class Loud : ISource { int ISource.Read() => new byte[1].Length; } public int Run(ISource source) => source.Read();")]
    [InlineData("class Loud : Base { public override int Read() => new byte[1].Length; } public int Run(Base source) => source.Read();")]
    [InlineData("class Shared { public int Read() => new byte[1].Length; } class Loud : Shared, ISource { } public int Run(ISource source) => source.Read();")]
    [InlineData("static int Loud(int a) => new byte[a].Length; Work _work = Loud; public int Run() => _work(3);")]
    [InlineData("int Value => new byte[1].Length; public int Run() => Value;")]
    public void FollowsCalls(string members)
    {
        Violation violation = Assert.Single(Check(members));
        Assert.Contains("an array of Byte", violation.Message, System.StringComparison.Ordinal);
        Assert.Contains("(Code.Run > ", violation.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public int Run(int a) { if (a < 0) { throw new ArgumentException(\"a is \" + a.ToString()); } return a; }")]
    [InlineData("static void Refuse(int a) { throw new ArgumentException(\"a is \" + a.ToString()); } public int Run(int a) { if (a < 0) { Refuse(a); } return a; }")]
    [InlineData("public object Run(object a) => a ?? throw new ArgumentNullException(nameof(a));")]
    [InlineData("public int Run(Kind kind) { switch (kind) { case Kind.A: return 1; default: throw new ArgumentException(kind.ToString()); } }")]
    public void LeavesOutCodeThatIsBoundToThrow(string members) => Assert.Empty(Check(members));

    [Theory]
    [InlineData("public int Run(int a) { try { if (a < 0) { throw new ArgumentException(\"a\"); } return a; } catch (ArgumentException) { return 0; } }")]
    [InlineData("public int Run(int a) { Exception e = new ArgumentException(\"a\"); if (a < 0) { throw e; } return a; }")]
    public void CountsExceptionsThatDoNotLeaveOrMayNotBeThrown(string members) => Assert.NotEmpty(Check(members));

    [Theory]
    [InlineData("public int Run() { int sum = 0; foreach (int n in Numbers) { sum += n; } return sum; }")]
    [InlineData("public int Run() { Array.Clear(Numbers, 0, Numbers.Length); Points[1].X = 4; return Points[1].X; }")]
    [InlineData("public int Run(ISource source) => source.Read();")]
    [InlineData("public long Run() => DateTime.UtcNow.Ticks;")]
    [InlineData("public bool Run() => Mode == Kind.A;")]
    [InlineData("public int Run(string text) { int n = 0; for (int i = 0; i < text.Length; i++) { n += text[i]; } return n; }")]
    [InlineData("public int Run() { lock (Numbers) { return Numbers[0]; } }")]
    [InlineData("public int Run() => 1; public object Other() => new object();")]
    public void AcceptsCodeThatAllocatesNothing(string members) => Assert.Empty(Check(members));

    [Fact]
    public void DemandsThatItsRootsExist()
        => Assert.Contains(Check("public int Renamed() => 1;"), violation => violation.Member == "Device.Code.Run");

    [Fact]
    public void NamesMethodAndLine()
    {
        Violation violation = Assert.Single(Check("\npublic int Run()\n{\n    return new int[3].Length;\n}"));
        Assert.Equal("System.Int32 Device.Code::Run()", violation.Member);
        int line = Sample.Members(Types).Split('\n').Length + 3;
        Assert.StartsWith($"Sample0.cs({line},IL_", violation.Location, System.StringComparison.Ordinal);
    }

    private System.Collections.Generic.IReadOnlyList<Violation> Check(string members)
        => Sample.Check(_rule, Sample.Members(Types + members));
}
