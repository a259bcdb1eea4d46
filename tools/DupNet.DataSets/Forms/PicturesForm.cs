using System.Linq;
using DupNet.DataSets.Labels;
using DupNet.DataSets.Photos;

namespace DupNet.DataSets.Forms;

/// <summary>Pictures without labels: none shows an object.</summary>
internal static class PicturesForm
{
    /// <summary>Takes all pictures of a folder, without objects.</summary>
    public static DraftSet Read(PhotoIndex index) => new(
        [
            .. index.Pictures.Select(picture => new PhotoDraft(picture, index.PathOf(picture), index.PathOf(picture), 0)
            {
                Split = SplitNames.OfFolders(PhotoIndex.FolderOf(picture)),
            }),
        ],
        []);
}
