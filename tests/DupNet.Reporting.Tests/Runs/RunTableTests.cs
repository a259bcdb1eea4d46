using System;
using System.IO;
using DupNet.Reporting.Runs;
using Xunit;

namespace DupNet.Reporting.Tests.Runs;

public sealed class RunTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ColumnsAreFoundByName()
    {
        RunTable table = Read("step,part,value\n1,all,.5\n2,a,.25\n2,all,\n3,all,NaN\n4,all,.75\n");
        Assert.Equal([(1, 0.5), (4, 0.75)], table.Where("part", "all").Points("step", "value"));
        Assert.Equal(["all", "a"], table.Words("part"));
        Assert.Empty(table.Points("step", "other"));
    }

    [Fact]
    public void QuotedNamesAreRead() => Assert.Equal(["a,\"b\""], Read("step,class\n1,\"a,\"\"b\"\"\"\n").Words("class"));

    [Fact]
    public void ALineThatIsCutShortEndsTheTable() => Assert.Equal([(1, 2)], Read("step,value\n1,2\n3").Points("step", "value"));

    [Fact]
    public void ATableThatIsMissingIsEmpty() => Assert.Empty(RunTable.Read(_folder.File("none.csv")).Points("step", "value"));

    private RunTable Read(string text)
    {
        string path = _folder.File("table.csv");
        File.WriteAllText(path, text);
        return RunTable.Read(path);
    }
}
