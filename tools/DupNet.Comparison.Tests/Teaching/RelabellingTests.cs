using System.Collections.Generic;
using System.Linq;
using DupNet.Comparison.Teaching;
using DupNet.Evaluation;
using Xunit;

namespace DupNet.Comparison.Tests.Teaching;

public sealed class RelabellingTests
{
    private static readonly Box s_face = new(10, 20, 40, 40);

    [Fact]
    public void EachFaceGetsTheBoxThatFitsItBestAndNoBoxServesTwice()
    {
        Box near = new(12, 20, 40, 44);
        Box other = new(30, 20, 40, 40);
        LabelledPhoto relabelled = One(Photo("a_1.jpg", [s_face, other]), [new(near, 0.4), new(new Box(29, 20, 40, 42), 0.9)]);
        Assert.Equal([near, new Box(29, 20, 40, 42)], relabelled.Faces);

        // Both faces overlap the only box; the better overlap takes it, and the other stays as it is.
        relabelled = One(Photo("a_1.jpg", [other, s_face]), [new(near, 0.4)]);
        Assert.Equal([other, near], relabelled.Faces);
    }

    [Fact]
    public void UnsureAndFarBoxesTeachNothing()
    {
        LabelledPhoto photo = Photo("a_1.jpg", [s_face]);
        Assert.Equal([s_face], One(photo, [new(new Box(11, 20, 40, 40), Relabelling.LeastScore - 0.01)]).Faces);
        Assert.Equal([s_face], One(photo, [new(new Box(32, 20, 40, 40), 0.9)]).Faces);
    }

    [Fact]
    public void FacesNotFoundChangeAsTheirCollectionDoes()
    {
        // Every box of the collection a grows by a tenth to the right and by a fifth upwards; b has a pair too few.
        List<LabelledPhoto> photos = [];
        List<IReadOnlyList<ScoredBox>> taught = [];
        foreach ((string name, int pairs) in new[] { ("a", Relabelling.LeastPairs), ("b", Relabelling.LeastPairs - 1) })
        {
            photos.Add(Photo(name + "_x.jpg", [s_face]));
            taught.Add([]);
            for (int i = 0; i < pairs; i++)
            {
                photos.Add(Photo($"{name}_{i}.jpg", [s_face]));
                taught.Add([new(new Box(10, 12, 44, 48), 0.9)]);
            }
        }

        IReadOnlyList<LabelledPhoto> relabelled = Relabelling.Apply(photos, taught);
        Box changed = relabelled[0].Faces.Single();
        Assert.Equal(10, changed.X, tolerance: 1e-9);
        Assert.Equal(12, changed.Y, tolerance: 1e-9);
        Assert.Equal(44, changed.Width, tolerance: 1e-9);
        Assert.Equal(48, changed.Height, tolerance: 1e-9);
        Assert.Equal(s_face, relabelled[Relabelling.LeastPairs + 1].Faces.Single());
    }

    [Fact]
    public void WhatIsFoundBesidesIsIgnoredWhereFacesMayBe()
    {
        Box ignored = new(60, 60, 20, 20);
        Box fresh = new(70, 0, 20, 20);
        ScoredBox[] taught =
        [
            new(fresh, 0.6), new(new Box(61, 60, 20, 20), 0.8), new(new Box(0, 70, 20, 20), Relabelling.LeastIgnoredScore - 0.01), new(new Box(120, 0, 20, 20), 0.9),
        ];
        Assert.Equal([ignored, fresh], One(Photo("a_1.jpg", [s_face], ignored), taught).Ignored);
        Assert.Equal([ignored, fresh], One(Photo("a_1.jpg", [], ignored), taught).Ignored);
        Assert.Empty(One(Photo("none_1.jpg", []), taught).Ignored);
    }

    private static LabelledPhoto One(LabelledPhoto photo, IReadOnlyList<ScoredBox> taught) => Relabelling.Apply([photo], [taught]).Single();

    private static LabelledPhoto Photo(string name, Box[] faces, params Box[] ignored) => new("images/" + name, "photos/images/" + name, 100, 100, faces, ignored);
}
