using CsCheck;
using DupNet.Packing;
using Xunit;

namespace DupNet.Embedded.Tests.Packing;

public sealed class ModelUnpackerTests
{
    [Fact]
    public void PackedAgainAModelGivesTheSameBytes() => TestModels.Any.Sample(spec =>
    {
        byte[] file = ModelWriter.Write(spec);
        Assert.Equal(file, ModelWriter.Write(ModelUnpacker.Read(file)));
    });

    [Fact]
    public void NumbersComeBackAsTheyWere() => TestModels.Any.Sample(spec =>
    {
        ModelSpec read = ModelUnpacker.Read(ModelWriter.Write(spec));
        Assert.Equal(spec.Layers.Count, read.Layers.Count);
        for (int i = 0; i < spec.Layers.Count; i++)
        {
            Assert.Equal(spec.Layers[i].Ones, read.Layers[i].Ones);
            Assert.Equal(spec.Layers[i].Base, read.Layers[i].Base);
            Assert.Equal(spec.Layers[i].Step, read.Layers[i].Step);
            Assert.Equal(spec.Layers[i].Thresholds, read.Layers[i].Thresholds);
            Assert.Equal(spec.Layers[i].Scale, read.Layers[i].Scale);
            Assert.Equal(spec.Layers[i].Bias, read.Layers[i].Bias);
        }
    });

    [Fact]
    public void DamagedFilesAreRefused()
    {
        TestModels.Any.Sample(spec =>
        {
            byte[] file = ModelWriter.Write(spec);
            file[^1] ^= 1;
            Assert.Throws<ModelException>(() => ModelUnpacker.Read(file));
            Assert.Throws<ModelException>(() => ModelUnpacker.Read(file[..^4]));
        }, iter: 10);
    }
}
