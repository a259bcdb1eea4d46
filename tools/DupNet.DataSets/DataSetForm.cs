namespace DupNet.DataSets;

/// <summary>Forms in which the labels of a data set can be written.</summary>
public enum DataSetForm
{
    /// <summary>The labels are this project's own tables, labels.csv and ignore.csv.</summary>
    Csv,

    /// <summary>The labels are in YOLO form: a text file for each picture, and data.yaml or classes.txt.</summary>
    Yolo,

    /// <summary>The labels are in COCO form: JSON files.</summary>
    Coco,

    /// <summary>The labels are in Pascal VOC form: an XML file for each picture.</summary>
    Voc,

    /// <summary>The labels are in WIDER FACE form: text files with the boxes of many pictures.</summary>
    Wider,

    /// <summary>There are no labels, only pictures without objects.</summary>
    Pictures,
}
