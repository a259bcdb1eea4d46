using System;
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
        Assert.Equal([near, new Box(29, 20, 40, 42)], relabelled.Boxes);

        // Both faces overlap the only box; the better overlap takes it, and the other stays as it is.
        relabelled = One(Photo("a_1.jpg", [other, s_face]), [new(near, 0.4)]);
        Assert.Equal([other, near], relabelled.Boxes);
    }

    [Fact]
    public void UnsureAndFarBoxesTeachNothing()
    {
        LabelledPhoto photo = Photo("a_1.jpg", [s_face]);
        Assert.Equal([s_face], One(photo, [new(new Box(11, 20, 40, 40), Relabelling.LeastScore - 0.01)]).Boxes);
        Assert.Equal([s_face], One(photo, [new(new Box(32, 20, 40, 40), 0.9)]).Boxes);
    }

    [Fact]
    public void FacesNotFoundChangeAsTheirCollectionDoesAndTheMeanOfAllIsTakenBack()
    {
        // Every box of collection a grows by a tenth to the right and by a fifth upwards, of b the other way round; c has a pair too few, so its face not found keeps its label.
        Box grown = new(10, 12, 44, 48);
        Box shrunk = BoxChange.Between(s_face, grown).Undo(s_face);
        List<LabelledPhoto> photos = [];
        List<IReadOnlyList<ScoredBox>> taught = [];
        foreach ((string name, int pairs, Box box) in new[] { ("a", Relabelling.LeastPairs, grown), ("b", Relabelling.LeastPairs, shrunk), ("c", Relabelling.LeastPairs - 1, s_face) })
        {
            photos.Add(Photo(name + "_x.jpg", [s_face]));
            taught.Add([]);
            for (int i = 0; i < pairs; i++)
            {
                photos.Add(Photo($"{name}_{i}.jpg", [s_face]));
                taught.Add([new(box, 0.9)]);
            }
        }

        IReadOnlyList<LabelledPhoto> relabelled = Relabelling.Apply(photos, taught);
        BoxChange change = BoxChange.Between(s_face, grown);
        BoxChange back = BoxChange.Between(s_face, shrunk);
        double weight = (double)Relabelling.LeastPairs / ((3 * Relabelling.LeastPairs) - 1);
        var whole = new BoxChange(0, 0, weight * (change.Right + back.Right), weight * (change.Down + back.Down));
        for (int i = 0; i < photos.Count; i++)
        {
            string file = photos[i].File;
            Box taken = file.StartsWith("images/a", StringComparison.Ordinal) ? grown : file.StartsWith("images/b", StringComparison.Ordinal) ? shrunk : s_face;
            Box wanted = file == "images/c_x.jpg" ? s_face : whole.Undo(taken);
            Box found = relabelled[i].Boxes.Single();
            Assert.Equal(wanted.X, found.X, tolerance: 1e-9);
            Assert.Equal(wanted.Y, found.Y, tolerance: 1e-9);
            Assert.Equal(wanted.Width, found.Width, tolerance: 1e-9);
            Assert.Equal(wanted.Height, found.Height, tolerance: 1e-9);
        }
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

    private static LabelledPhoto Photo(string name, Box[] faces, params Box[] ignored) => new("images/" + name, "photos/images/" + name, 100, 100, [.. faces.Select(face => new LabelledObject(face))], ignored);
}
