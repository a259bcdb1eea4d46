using System.IO;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Golden;
using Xunit;

namespace DupNet.Native.Tests;

/// <summary>The golden vectors, which the native core is checked against on other machines, are those of the managed runtime.</summary>
public class GoldenFilesTests
{
    [Fact]
    public void CommittedVectorsAreWhatTheManagedRuntimeFinds()
    {
        string[] files = Directory.GetFiles(Path.Combine(Repository.Root, "firmware-tests", "golden"), "*.dupnet");
        Assert.Equal(GoldenModels.All.Select(spec => spec.Name).Order(), files.Select(file => Path.GetFileNameWithoutExtension(file)).Order());
        foreach (string file in files)
        {
            DupNetModel model = DupNetModel.Load(File.ReadAllBytes(file));
            Assert.Equal(model.KnownAnswerHash, KnownAnswer.Compute(model));
            string committed = File.ReadAllText(Path.ChangeExtension(file, ".txt"));
            Assert.Equal(committed, string.Concat(GoldenVector.Read(committed).Select(vector => vector.WithResults(model))));
        }
    }
}
