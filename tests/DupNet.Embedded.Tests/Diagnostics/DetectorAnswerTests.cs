using CsCheck;
using DupNet.Embedded.Diagnostics;
using DupNet.Embedded.Networks;
using DupNet.Packing;
using Xunit;

namespace DupNet.Embedded.Tests.Diagnostics;

public class DetectorAnswerTests
{
    [Fact]
    public void AWholeDetectorGivesTheKnownAnswerOfAnyModel()
        => TestModels.Any.Sample(
            spec =>
            {
                DupNetModel model = DupNetModel.Load(ModelWriter.Write(spec));
                Assert.Equal(model.KnownAnswerHash, KnownAnswer.Compute(model));
                Assert.Equal(model.KnownAnswerHash, DetectorAnswer.Compute(model, null));
            },
            iter: 60);

    [Fact]
    public void AnAnswerCanBeCancelled()
    {
        DupNetModel model = DupNetModel.Load(SpotModel.Bytes);
        Assert.Equal(KnownAnswer.Cancelled, DetectorAnswer.Compute(model, null, () => false));
        Assert.Equal(model.KnownAnswerHash, DetectorAnswer.Compute(model, null, () => true));
        Assert.Equal(KnownAnswer.Cancelled, KnownAnswer.Compute(model, () => false));
        Assert.Equal(model.KnownAnswerHash, KnownAnswer.Compute(model, () => true));
    }
}
