using System.IO;
using System.Linq;
using DupNet.Embedded;
using DupNet.Embedded.Networks;
using DupNet.Golden;
using DupNet.NativeCore;
using Xunit;

namespace DupNet.Compiling.Tests.Managed;

/// <summary>The golden vectors, of whole detectors, through generated C#.</summary>
public sealed class GoldenCodeTests
{
    private static readonly string s_folder = Path.Combine(Checkout.Root, "firmware-tests", "golden");

    public static TheoryData<string> Models => [.. Directory.GetFiles(s_folder, "*.dupnet").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Models))]
    public void GoldenVectorsAreWhatTheCodeFinds(string name)
    {
        DupNetModel model = DupNetModel.Load(LoadedCode.Of(File.ReadAllBytes(Path.Combine(s_folder, name + ".dupnet")), LayerChoice.All));
        Assert.All(model.Layers, layer => Assert.NotNull(layer.Code));
        Assert.Equal(model.KnownAnswerHash, KnownAnswer.Compute(model));
        string committed = File.ReadAllText(Path.Combine(s_folder, name + ".txt"));
        Assert.Equal(committed, string.Concat(GoldenVector.Read(committed).Select(vector => vector.WithResults(model))));
    }
}
