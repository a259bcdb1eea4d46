using System;
using System.Linq;
using DupNet.DataSets.Troubles;
using Xunit;

namespace DupNet.DataSets.Tests.Forms;

public sealed class WiderFormTests : IDisposable
{
    private readonly SetFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PathsCountsAndBoxesAreRead()
    {
        _folder.Draw("WIDER_train/images/0--Parade/a.jpg", "WIDER_val/images/0--Parade/b.jpg", "WIDER_val/images/1--Hall/c.jpg")
            .Write("wider_face_split/wider_face_train_bbx_gt.txt", "0--Parade/a.jpg\n2\n10 5 20 30 0 0 0 0 0 0 \n50 5 3 4 2 0 0 1 0 0\n0--Parade/gone.jpg\n1\n1 2 3 4 0 0 0 0 0 0\n")
            .Write("wider_face_split/wider_face_val_bbx_gt.txt", "0--Parade/b.jpg\n0\n0 0 0 0 0 0 0 0 0 0\n1--Hall/c.jpg\n1\n1 2 x 4\n");
        DataSet set = _folder.Open();
        Assert.Equal(DataSetForm.Wider, set.Form);
        Assert.Equal(
            ["Training WIDER_train/images/0--Parade/a.jpg: face(10,5,20,30) | 50,5,3,4", "Validation WIDER_val/images/0--Parade/b.jpg: "], SetFolder.Lines(set));
        Assert.Equal(["face"], set.Classes);
        _folder.AssertTold(set, TroubleKind.PhotoMissing, "wider_face_split/wider_face_train_bbx_gt.txt", 5, "0--Parade/gone.jpg: no such file");
        _folder.AssertTold(set, TroubleKind.RowUnreadable, "wider_face_split/wider_face_val_bbx_gt.txt", 6, "'1 2 x 4' is no box");
        Assert.Equal("WIDER_val/images/0--Parade/b.jpg", Assert.Single(_folder.Open("wider_face_split/wider_face_val_bbx_gt.txt").Photos).File);
    }
}
