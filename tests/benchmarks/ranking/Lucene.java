import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene over passages that are words already: "build FOLDER" takes one a line, "serve FOLDER"
 * takes "COUNT WORD WORD ..." a line and answers with the numbers of the best. Frequencies only,
 * one segment, one thread, no cache of answers, no count of all hits.
 */
public class Lucene {
    /** The words of a line, parted by single spaces. */
    static final class Words extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final String[] words;
        private int at = 0;

        Words(String line) {
            words = line.isEmpty() ? new String[0] : line.split(" ");
        }

        @Override
        public boolean incrementToken() {
            if (at == words.length) {
                return false;
            }
            clearAttributes();
            term.append(words[at++]);
            return true;
        }
    }

    public static void main(String[] given) throws Exception {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var folder = new MMapDirectory(Path.of(given[1]))) {
            if (given[0].equals("build")) {
                build(lines, folder);
            } else {
                serve(lines, folder);
            }
        }
    }

    private static void build(BufferedReader lines, MMapDirectory folder) throws Exception {
        var kind = new FieldType();
        kind.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        kind.setTokenized(true);
        kind.freeze();
        var none = new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                throw new UnsupportedOperationException("words come as they are");
            }
        };
        var config = new IndexWriterConfig(none).setRAMBufferSizeMB(1024);
        try (var writer = new IndexWriter(folder, config)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                var document = new Document();
                document.add(new Field("words", new Words(line), kind));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
    }

    private static void serve(BufferedReader lines, MMapDirectory folder) throws Exception {
        try (var reader = DirectoryReader.open(folder)) {
            var searcher = new IndexSearcher(reader);
            searcher.setQueryCache(null);
            System.out.println("ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] asked = line.split(" ");
                var query = new BooleanQuery.Builder();
                for (int at = 1; at < asked.length; at++) {
                    var word = new TermQuery(new Term("words", asked[at]));
                    query.add(word, BooleanClause.Occur.SHOULD);
                }
                var found = new StringJoiner(" ");
                for (ScoreDoc hit : searcher.search(query.build(), Integer.parseInt(asked[0])).scoreDocs) {
                    found.add(Integer.toString(hit.doc));
                }
                System.out.println(found);
            }
        }
    }
}
